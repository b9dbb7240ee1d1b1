import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { latinDigits } from '../../shared/format/format';
import { ListShell } from '../../shared/list/list-shell';
import { PagedList } from '../../shared/list/paged-list';
import { openStates, OrderBook, orderStates } from '../data/orders';
import { OrderCard } from '../ui-order/order-card';

@Component({
    selector: 'k-orders',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, ListShell, OrderCard],
    template: `
        <div class="page stack" *transloco="let t">
            <h1 tabindex="-1">{{ t('orders.title') }}</h1>
            <k-list [list]="list" [search]="t('orders.search')" count="orders.count" [none]="t('orders.none')">
                <label filter>
                    <span class="visually-hidden">{{ t('orders.state') }}</span>
                    <select #chosen class="input" (change)="list.narrow({ state: chosen.value || null })">
                        <option value="" [selected]="!state()">{{ t('orders.all') }}</option>
                        <option value="open" [selected]="state() === 'open'">{{ t('orders.open') }}</option>
                        @for (one of states; track one) {
                            <option [value]="one" [selected]="state() === one">{{ t('order.state.' + one) }}</option>
                        }
                    </select>
                </label>
                @for (order of list.found()?.items; track order.id) {
                    <li><k-order-card [order]="order" /></li>
                }
                @if (list.search() || state()) {
                    <a none class="button" routerLink="/orders">{{ t('orders.showAll') }}</a>
                } @else {
                    <a none class="button primary" routerLink="/catalogue">{{ t('nav.catalogue') }}</a>
                }
            </k-list>
        </div>
    `,
})
export class Orders {
    readonly term = input<string>();
    readonly state = input<string>();
    readonly page = input<string>();
    private readonly book = inject(OrderBook);
    private readonly preferences = inject(Preferences);
    protected readonly states = orderStates;
    private readonly wantedStates = computed(() => {
        const state = this.state();
        if (!state) return null;
        return state === 'open' ? openStates : [state];
    });
    protected readonly list = new PagedList({
        size: 20,
        address: this,
        filter: () => ({ language: this.preferences.language(), states: this.wantedStates() }),
        load: ({ term, states, skip, take }, abort) =>
            this.book.list({ term: latinDigits(term) || null, states, skip, take }, abort),
    });
}
