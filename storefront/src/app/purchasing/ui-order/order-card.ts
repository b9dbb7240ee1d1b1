import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { DayPipe, InstantPipe, MoneyPipe, PercentPipe } from '../../shared/format/pipes';
import { RecordCard } from '../../shared/ui-kit/record-card';
import { OrderState } from '../../shared/ui-kit/state-badge';
import { OrderSummary } from '../data/orders';

@Component({
    selector: 'k-order-card',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, DayPipe, InstantPipe, MoneyPipe, PercentPipe, OrderState, RecordCard],
    template: `
        <k-record-card [link]="['/orders', order().code]" [code]="order().code" *transloco="let t">
            <p slot="about">
                {{ order().placedAt | instant: 'date' }} · <bdi>{{ order().placedBy }}</bdi>
            </p>
            <k-order-state slot="state" [state]="order().state" />
            @if (order().progressPercent > 0 && order().progressPercent < 100) {
                <span slot="state" class="row progress">
                    <progress
                        class="bar"
                        max="100"
                        [value]="order().progressPercent"
                        [attr.aria-label]="t('order.progress')"
                    ></progress>
                    <span class="small num">{{ order().progressPercent | percent }}</span>
                </span>
            }
            <div slot="facts">
                <p dir="auto">{{ order().branchName }}</p>
                @if (order().wishedDate) {
                    <p>{{ t('orders.wished', { day: order().wishedDate | day }) }}</p>
                }
            </div>
            @if (session.may('see-prices')) {
                <span slot="sum">{{ order().totalGross | money: order().currencyCode }}</span>
            }
        </k-record-card>
    `,
    styles: `
        .progress {
            inline-size: 100%;
            max-inline-size: 12rem;
            flex-wrap: nowrap;
        }
    `,
})
export class OrderCard {
    readonly order = input.required<OrderSummary>();
    protected readonly session = inject(Session);
}
