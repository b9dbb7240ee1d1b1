import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { AmountPipe, DayPipe, MoneyPipe } from '../../shared/format/pipes';
import { EarningPeriod } from '../data/customer-orders';

/** What a distributor earned in each month: bars to compare by eye, and the same figures as a table. */
@Component({
    selector: 'k-earning-chart',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, DayPipe, MoneyPipe],
    template: `
        <div class="stack" *transloco="let t">
            <ol class="bars" aria-hidden="true">
                @for (month of months(); track month.from) {
                    <li [title]="(month.from | day: 'month') + ': ' + (month.earningNet | money: currencyCode())">
                        <span class="bar" [style.block-size.%]="month.share"></span>
                        <span class="small soft">{{ month.from | day: 'monthName' }}</span>
                    </li>
                }
            </ol>
            <details>
                <summary>{{ t('customerOrders.asTable') }}</summary>
                <table class="table cards">
                    <thead>
                        <tr>
                            <th scope="col">{{ t('customerOrders.month') }}</th>
                            <th scope="col" class="num">{{ t('customerOrders.orders') }}</th>
                            <th scope="col" class="num">{{ t('customerOrders.cost') }}</th>
                            <th scope="col" class="num">{{ t('customerOrders.paid') }}</th>
                            <th scope="col" class="num">{{ t('customerOrders.earning') }}</th>
                        </tr>
                    </thead>
                    <tbody>
                        @for (month of months(); track month.from) {
                            <tr>
                                <th scope="row">{{ month.from | day: 'month' }}</th>
                                <td class="num" [attr.data-label]="t('customerOrders.orders')">{{ month.orders | amount }}</td>
                                <td class="num" [attr.data-label]="t('customerOrders.cost')">
                                    {{ month.costNet | money: currencyCode() }}
                                </td>
                                <td class="num" [attr.data-label]="t('customerOrders.paid')">
                                    {{ month.paidNet | money: currencyCode() }}
                                </td>
                                <td class="num" [attr.data-label]="t('customerOrders.earning')">
                                    {{ month.earningNet | money: currencyCode() }}
                                </td>
                            </tr>
                        }
                    </tbody>
                </table>
            </details>
        </div>
    `,
    styles: `
        .bars {
            display: flex;
            gap: var(--space-1);
            block-size: 9rem;
            padding: 0;
            margin: 0;
            list-style: none;
        }
        li {
            flex: 1 1 0;
            min-inline-size: 0;
            display: flex;
            flex-direction: column;
            justify-content: end;
            gap: var(--space-1);
            text-align: center;
        }
        li .bar {
            min-block-size: 2px;
            block-size: 0;
            inline-size: auto;
            border-radius: var(--radius-s) var(--radius-s) 0 0;
            background: var(--accent);
        }
        li .small {
            white-space: nowrap;
        }
        /* There is no room for twelve names on a phone: every third stands, reckoned from this month. */
        @media (max-width: 48rem) {
            li:not(:nth-last-child(3n + 1)) .small {
                visibility: hidden;
            }
        }
    `,
})
export class EarningChart {
    readonly periods = input.required<readonly EarningPeriod[]>();
    readonly currencyCode = input.required<string>();
    protected readonly months = computed(() => {
        const greatest = Math.max(1, ...this.periods().map((period) => period.earningNet));
        return this.periods().map((period) => ({
            ...period,
            // The names below take their part of the height.
            share: (period.earningNet / greatest) * 80,
        }));
    });
}
