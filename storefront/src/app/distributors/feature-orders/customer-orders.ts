import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { latinDigits } from '../../shared/format/format';
import { AmountPipe, InstantPipe, MoneyPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { pageOf, Pager } from '../../shared/ui-kit/pager';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { OrderState } from '../../shared/ui-kit/state-badge';
import { CustomerOrders } from '../data/customer-orders';
import { EarningChart } from '../ui-earnings/earning-chart';

const pageSize = 20;
const months = 12;

/** What a distributor's customers ordered, what it cost him and what he earned by it. */
@Component({
    selector: 'k-customer-orders',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        RouterLink,
        TranslocoDirective,
        AmountPipe,
        InstantPipe,
        MoneyPipe,
        EarningChart,
        Empty,
        FailurePanel,
        OrderState,
        Pager,
        Skeleton,
    ],
    template: `
        <div class="page stack" *transloco="let t">
            <h1 tabindex="-1">{{ t('customerOrders.title') }}</h1>
            <section class="card stack" aria-labelledby="earned">
                <h2 id="earned">{{ t('customerOrders.earned') }}</h2>
                @if (earnings.error()) {
                    <k-failure [error]="earnings.error()" (retry)="earnings.reload()" />
                } @else if (earnings.hasValue()) {
                    <k-earning-chart [periods]="earnings.value()" [currencyCode]="session.currencyCode()" />
                } @else {
                    <k-skeleton [rows]="1" height="11rem" />
                }
            </section>
            <form
                class="row"
                role="search"
                (submit)="$event.preventDefault(); narrow({ term: term.value.trim() || null })"
            >
                <label class="grow">
                    <span class="visually-hidden">{{ t('customerOrders.search') }}</span>
                    <input
                        #term
                        class="input"
                        type="search"
                        dir="auto"
                        [value]="search()"
                        [placeholder]="t('customerOrders.search')"
                        (change)="narrow({ term: term.value.trim() || null })"
                    />
                </label>
                <label class="choice">
                    <input
                        #only
                        type="checkbox"
                        [checked]="isWaiting()"
                        (change)="narrow({ waiting: only.checked ? 'yes' : null })"
                    />
                    {{ t('customerOrders.onlyWaiting') }}
                </label>
            </form>
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (found(); as list) {
                <p class="soft small" aria-live="polite">
                    {{ t('customerOrders.count', { n: list.totalItems | amount }) }}
                </p>
                @if (list.items.length) {
                    <ul class="stack tight" [attr.aria-busy]="result.isLoading()">
                        @for (order of list.items; track order.id) {
                            <li class="card">
                                <a class="order" [routerLink]="['/customer-orders', order.code]">
                                    <span class="who">
                                        <span class="row">
                                            <bdi class="code strong">{{ order.code }}</bdi>
                                            <k-order-state [state]="order.state" />
                                            @if (order.mayDecide) {
                                                <span class="badge warn">{{ t('customerOrders.waitsForYou') }}</span>
                                            }
                                        </span>
                                        <span class="soft small"
                                            ><bdi>{{ order.customerName }}</bdi> · {{ order.placedAt | instant }}</span
                                        >
                                    </span>
                                    <span class="figure num"
                                        ><span class="soft small">{{ t('customerOrders.paid') }}</span
                                        >{{ order.paidNet | money: order.currencyCode }}</span
                                    >
                                    <span class="figure num"
                                        ><span class="soft small">{{ t('customerOrders.cost') }}</span
                                        >{{ order.costNet | money: order.currencyCode }}</span
                                    >
                                    <span class="figure num strong"
                                        ><span class="soft small">{{ t('customerOrders.earning') }}</span
                                        >{{ order.earningNet | money: order.currencyCode }}</span
                                    >
                                </a>
                            </li>
                        }
                    </ul>
                    <k-pager [page]="pageNumber()" [size]="size" [total]="list.totalItems" />
                } @else {
                    <k-empty [heading]="t('customerOrders.none')">
                        @if (search() || isWaiting()) {
                            <a class="button" routerLink="/customer-orders">{{ t('orders.showAll') }}</a>
                        } @else {
                            <a class="button" routerLink="/customers">{{ t('customers.title') }}</a>
                        }
                    </k-empty>
                }
            } @else {
                <k-skeleton [rows]="6" height="5rem" />
            }
        </div>
    `,
    styles: `
        .order {
            display: grid;
            grid-template-columns: minmax(0, 1fr) repeat(3, auto);
            gap: var(--space-2) var(--space-5);
            color: inherit;
            text-decoration: none;
        }
        .who,
        .figure {
            display: grid;
            align-content: start;
        }
        .figure {
            text-align: end;
        }
        @media (max-width: 48rem) {
            .order {
                grid-template-columns: repeat(3, minmax(0, 1fr));
            }
            .who {
                grid-column: 1 / -1;
            }
            .figure {
                text-align: start;
            }
        }
    `,
})
export class CustomerOrdersPage {
    readonly term = input<string>();
    readonly waiting = input<string>();
    readonly page = input<string>();
    private readonly orders = inject(CustomerOrders);
    private readonly router = inject(Router);
    protected readonly session = inject(Session);
    protected readonly size = pageSize;
    protected readonly search = computed(() => this.term() ?? '');
    protected readonly isWaiting = computed(() => this.waiting() === 'yes');
    protected readonly pageNumber = computed(() => pageOf(this.page()));
    protected readonly earnings = resource({ loader: ({ abortSignal }) => this.orders.earnings(months, abortSignal) });
    protected readonly result = resource({
        params: () => ({
            term: latinDigits(this.search()),
            waiting: this.isWaiting(),
            skip: (this.pageNumber() - 1) * pageSize,
            take: pageSize,
        }),
        loader: ({ params, abortSignal }) => this.orders.list(params, abortSignal),
    });
    protected readonly found = keptValue(this.result);

    protected narrow(change: Record<string, string | null>): void {
        void this.router.navigate([], { queryParams: { ...change, page: null }, queryParamsHandling: 'merge' });
    }
}
