import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { latinDigits } from '../../shared/format/format';
import { AmountPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { pageOf, Pager } from '../../shared/ui-kit/pager';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { openStates, OrderBook, orderStates } from '../data/orders';
import { OrderCard } from '../ui-order/order-card';

const pageSize = 20;

@Component({
    selector: 'k-orders',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, AmountPipe, Empty, FailurePanel, OrderCard, Pager, Skeleton],
    template: `
        <div class="page stack" *transloco="let t">
            <h1 tabindex="-1">{{ t('orders.title') }}</h1>
            <form
                class="row"
                role="search"
                (submit)="$event.preventDefault(); narrow({ term: term.value.trim() || null })"
            >
                <label class="grow">
                    <span class="visually-hidden">{{ t('orders.search') }}</span>
                    <input
                        #term
                        class="input"
                        type="search"
                        dir="auto"
                        [value]="search()"
                        [placeholder]="t('orders.search')"
                        (change)="narrow({ term: term.value.trim() || null })"
                    />
                </label>
                <label>
                    <span class="visually-hidden">{{ t('orders.state') }}</span>
                    <select #chosen class="input" (change)="narrow({ state: chosen.value || null })">
                        <option value="" [selected]="!state()">{{ t('orders.all') }}</option>
                        <option value="open" [selected]="state() === 'open'">{{ t('orders.open') }}</option>
                        @for (one of states; track one) {
                            <option [value]="one" [selected]="state() === one">{{ t('order.state.' + one) }}</option>
                        }
                    </select>
                </label>
            </form>
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (found(); as list) {
                <p class="soft small" aria-live="polite">{{ t('orders.count', { n: list.totalItems | amount }) }}</p>
                @if (list.items.length) {
                    <ul class="stack tight" [attr.aria-busy]="result.isLoading()">
                        @for (order of list.items; track order.id) {
                            <li><k-order-card [order]="order" /></li>
                        }
                    </ul>
                    <k-pager [page]="pageNumber()" [size]="size" [total]="list.totalItems" />
                } @else {
                    <k-empty [heading]="t('orders.none')">
                        @if (search() || state()) {
                            <a class="button" routerLink="/orders">{{ t('orders.showAll') }}</a>
                        } @else {
                            <a class="button primary" routerLink="/catalogue">{{ t('nav.catalogue') }}</a>
                        }
                    </k-empty>
                }
            } @else {
                <k-skeleton [rows]="6" height="5rem" />
            }
        </div>
    `,
})
export class Orders {
    readonly term = input<string>();
    readonly state = input<string>();
    readonly page = input<string>();
    private readonly book = inject(OrderBook);
    private readonly preferences = inject(Preferences);
    private readonly router = inject(Router);
    protected readonly size = pageSize;
    protected readonly states = orderStates;
    protected readonly search = computed(() => this.term() ?? '');
    protected readonly pageNumber = computed(() => pageOf(this.page()));
    private readonly wantedStates = computed(() => {
        const state = this.state();
        if (!state) return null;
        return state === 'open' ? openStates : [state];
    });
    protected readonly result = resource({
        params: () => ({
            language: this.preferences.language(),
            input: {
                term: latinDigits(this.search()) || null,
                states: this.wantedStates(),
                skip: (this.pageNumber() - 1) * pageSize,
                take: pageSize,
            },
        }),
        loader: ({ params, abortSignal }) => this.book.list(params.input, abortSignal),
    });
    protected readonly found = keptValue(this.result);

    protected narrow(change: Record<string, string | null>): void {
        void this.router.navigate([], { queryParams: { ...change, page: null }, queryParamsHandling: 'merge' });
    }
}
