import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { AmountPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { pageOf, Pager } from '../../shared/ui-kit/pager';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { CustomerBook } from '../data/customers';
import { CustomerCard } from './customer-card';
import { CustomerForm } from './customer-form';

const pageSize = 20;

/** A distributor's own customers: who they are, and what he puts on top of his price for each. */
@Component({
    selector: 'k-customers',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, CustomerCard, CustomerForm, Empty, FailurePanel, Icon, Pager, Skeleton],
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
            <form role="search" (submit)="$event.preventDefault(); narrow(term.value)">
                <label>
                    <span class="visually-hidden">{{ t('customers.search') }}</span>
                    <input
                        #term
                        class="input"
                        type="search"
                        dir="auto"
                        [value]="search()"
                        [placeholder]="t('customers.search')"
                        (change)="narrow(term.value)"
                    />
                </label>
            </form>
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (found(); as list) {
                <p class="soft small" aria-live="polite">{{ t('customers.count', { n: list.totalItems | amount }) }}</p>
                @for (customer of list.items; track customer.id) {
                    <k-customer-card [customer]="customer" (changed)="result.reload()" />
                } @empty {
                    <k-empty icon="person" [heading]="t(search() ? 'customers.noneFound' : 'customers.none')" />
                }
                <k-pager [page]="pageNumber()" [size]="size" [total]="list.totalItems" />
            } @else {
                <k-skeleton [rows]="4" height="7rem" />
            }
        </div>
    `,
})
export class Customers {
    readonly term = input<string>();
    readonly page = input<string>();
    private readonly book = inject(CustomerBook);
    private readonly router = inject(Router);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly size = pageSize;
    protected readonly isAdding = signal(false);
    protected readonly search = computed(() => this.term() ?? '');
    protected readonly pageNumber = computed(() => pageOf(this.page()));
    protected readonly result = resource({
        params: () => ({ term: this.search(), skip: (this.pageNumber() - 1) * pageSize, take: pageSize }),
        loader: ({ params, abortSignal }) => this.book.list(params, abortSignal),
    });
    protected readonly found = keptValue(this.result);

    protected narrow(term: string): void {
        void this.router.navigate([], {
            queryParams: { term: term.trim() || null, page: null },
            queryParamsHandling: 'merge',
        });
    }

    protected added(isMade: boolean): void {
        this.isAdding.set(false);
        if (!isMade) return;
        this.toasts.say(this.transloco.translate('customers.invitedNow'));
        this.result.reload();
    }
}
