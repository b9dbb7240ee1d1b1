import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { latinDigits } from '../../shared/format/format';
import { InstantPipe, MoneyPipe } from '../../shared/format/pipes';
import { ListShell } from '../../shared/list/list-shell';
import { PagedList } from '../../shared/list/paged-list';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { OrderState } from '../../shared/ui-kit/state-badge';
import { CustomerOrders } from '../data/customer-orders';
import { EarningChart } from '../ui-earnings/earning-chart';

const months = 12;

/** What a distributor's customers ordered, what it cost him and what he earned by it. */
@Component({
    selector: 'k-customer-orders',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        ...[RouterLink, TranslocoDirective, InstantPipe, MoneyPipe],
        ...[EarningChart, FailurePanel, ListShell, OrderState, Skeleton],
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
            <k-list
                [list]="list"
                [search]="t('customerOrders.search')"
                count="customerOrders.count"
                [none]="t('customerOrders.none')"
            >
                <label filter class="choice">
                    <input
                        #only
                        type="checkbox"
                        [checked]="isWaiting()"
                        (change)="list.narrow({ waiting: only.checked ? 'yes' : null })"
                    />
                    {{ t('customerOrders.onlyWaiting') }}
                </label>
                @for (order of list.found()?.items; track order.id) {
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
                @if (list.search() || isWaiting()) {
                    <a none class="button" routerLink="/customer-orders">{{ t('orders.showAll') }}</a>
                } @else {
                    <a none class="button" routerLink="/customers">{{ t('customers.title') }}</a>
                }
            </k-list>
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
                grid-template-columns: minmax(0, 1fr);
            }
            .figure {
                display: flex;
                justify-content: space-between;
                gap: var(--space-3);
            }
        }
    `,
})
export class CustomerOrdersPage {
    readonly term = input<string>();
    readonly waiting = input<string>();
    readonly page = input<string>();
    private readonly orders = inject(CustomerOrders);
    protected readonly session = inject(Session);
    protected readonly isWaiting = computed(() => this.waiting() === 'yes');
    protected readonly earnings = resource({ loader: ({ abortSignal }) => this.orders.earnings(months, abortSignal) });
    protected readonly list = new PagedList({
        size: 20,
        address: this,
        filter: () => ({ waiting: this.isWaiting() }),
        load: ({ term, waiting, skip, take }, abort) =>
            this.orders.list({ term: latinDigits(term), waiting, skip, take }, abort),
    });
}
