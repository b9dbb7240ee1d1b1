import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { ListShell } from '../../shared/list/list-shell';
import { PagedList } from '../../shared/list/paged-list';
import { Icon } from '../../shared/ui-kit/icon';
import { Toasts } from '../../shared/ui-kit/toasts';
import { CustomerBook } from '../data/customers';
import { CustomerCard } from './customer-card';
import { CustomerForm } from './customer-form';

/** A distributor's own customers: who they are, and what he puts on top of his price for each. */
@Component({
    selector: 'k-customers',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, CustomerCard, CustomerForm, Icon, ListShell],
    template: `
        <div class="page stack" *transloco="let t">
            <div class="row between">
                <h1 tabindex="-1">{{ t('customers.title') }}</h1>
                @if (!isAdding()) {
                    <button type="button" class="button primary" (click)="isAdding.set(true)">
                        <k-icon name="plus" />{{ t('customers.add') }}
                    </button>
                }
            </div>
            <p class="soft">{{ t('customers.text') }}</p>
            @if (isAdding()) {
                <k-customer-form (closed)="added($event)" />
            }
            <k-list
                [list]="list"
                [search]="t('customers.search')"
                count="customers.count"
                icon="person"
                height="7rem"
                [none]="t(list.search() ? 'customers.noneFound' : 'customers.none')"
            >
                @for (customer of list.found()?.items; track customer.id) {
                    <li><k-customer-card [customer]="customer" (changed)="list.result.reload()" /></li>
                }
            </k-list>
        </div>
    `,
})
export class Customers {
    readonly term = input<string>();
    readonly page = input<string>();
    private readonly book = inject(CustomerBook);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly isAdding = signal(false);
    protected readonly list = new PagedList({
        size: 20,
        address: this,
        load: (asked, abort) => this.book.list(asked, abort),
    });

    protected added(isMade: boolean): void {
        this.isAdding.set(false);
        if (!isMade) return;
        this.toasts.say(this.transloco.translate('customers.invitedNow'));
        this.list.result.reload();
    }
}
