import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { AmountPipe, MoneyPipe } from '../../shared/format/pipes';
import { Picture } from '../../shared/ui-kit/picture';
import { RollSize } from '../../shared/ui-kit/roll-size';
import { Stock } from '../../shared/ui-kit/stock';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { Order } from '../data/orders';

@Component({
    selector: 'k-order-lines',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, MoneyPipe, UnitPipe, Picture, RollSize, Stock],
    template: `
        <div class="stack" *transloco="let t">
            <ul class="lines">
                @for (line of order().lines; track line.id) {
                    <li>
                        <k-picture class="no-print" [url]="line.imageUrl" preset="thumb" />
                        <div class="grow">
                            <p class="strong" dir="auto">{{ line.name }}</p>
                            <p class="soft small">
                                <bdi class="code">{{ line.sku }}</bdi>
                            </p>
                            @if (line.promise; as promise) {
                                <k-stock [stock]="promise" [unit]="line.baseUnit" />
                            }
                            @if (line.set; as set) {
                                <p class="soft small">
                                    {{ t('sets.from') }} <bdi>{{ set.name }}</bdi> × {{ set.quantity | amount }}
                                </p>
                            }
                            @if (line.remark) {
                                <p class="small" dir="auto">{{ line.remark }}</p>
                            }
                        </div>
                        <p class="amount num">
                            {{ line.unitQuantity | amount }} {{ line.unit | unit }}
                            @if (line.rollWidthCm) {
                                <k-roll-size class="soft small" [lengthCm]="line.quantity" [widthCm]="line.rollWidthCm" />
                            } @else if (line.unit !== line.baseUnit) {
                                <span class="soft small">
                                    = {{ line.quantity | amount }} {{ line.baseUnit | unit }}</span
                                >
                            }
                        </p>
                        @if (session.may('see-prices')) {
                            <p class="sum num">
                                <strong>{{ (line.lineNet ?? 0) + (line.orderOffNet ?? 0) | money: order().currencyCode }}</strong>
                                <span class="soft small"
                                    >{{ line.unitNet | money: order().currencyCode }} /
                                    {{ (line.rollWidthCm ? 'm2' : line.baseUnit) | unit }}</span
                                >
                                @if (line.bonusQuantity) {
                                    <span class="soft small">{{
                                        t('cart.bonusPart', { n: line.bonusQuantity | amount, unit: line.baseUnit | unit })
                                    }}</span>
                                }
                            </p>
                        }
                    </li>
                }
            </ul>
            @if (session.may('see-prices')) {
                <dl class="facts sums totals">
                    @if (orderOff() || order().delivery.net) {
                        <dt>{{ t('sum.goods') }}</dt>
                        <dd>{{ goodsNet() | money: order().currencyCode }}</dd>
                    }
                    @if (orderOff(); as off) {
                        <dt>{{ t('sum.discount') }}</dt>
                        <dd>−{{ off | money: order().currencyCode }}</dd>
                    }
                    <dt>{{ t('freight.ways.' + order().delivery.way) }}</dt>
                    <dd>{{ order().delivery.net ? (order().delivery.net | money: order().currencyCode) : t('freight.free') }}</dd>
                    <dt>{{ t('sum.net') }}</dt>
                    <dd>{{ order().totalNet | money: order().currencyCode }}</dd>
                    <dt>{{ t('sum.tax') }}</dt>
                    <dd>{{ order().totalTax | money: order().currencyCode }}</dd>
                    <dt class="total">{{ t('sum.gross') }}</dt>
                    <dd class="total">{{ order().totalGross | money: order().currencyCode }}</dd>
                </dl>
            }
        </div>
    `,
    styles: `
        li {
            display: grid;
            grid-template-columns: 4rem minmax(0, 1fr) auto 11rem;
            gap: var(--space-2) var(--space-4);
            padding-block: var(--space-3);
            border-block-end: 1px solid var(--line);
        }
        .sum {
            display: grid;
            text-align: end;
        }
        .totals {
            justify-self: end;
            inline-size: min(100%, 22rem);
        }
        @media print {
            li {
                grid-template-columns: minmax(0, 1fr) auto 11rem;
            }
        }
        @media screen and (max-width: 40rem) {
            li {
                grid-template-columns: 4rem minmax(0, 1fr);
            }
            .amount,
            .sum {
                grid-column: 2;
                text-align: start;
                white-space: normal;
            }
        }
    `,
})
export class OrderLines {
    readonly order = input.required<Order>();
    protected readonly orderOff = computed(() =>
        this.order().lines.reduce((sum, line) => sum + (line.orderOffNet ?? 0), 0),
    );
    /** Before the discount, and without delivery. */
    protected readonly goodsNet = computed(
        () => (this.order().totalNet ?? 0) - (this.order().delivery.net ?? 0) + this.orderOff(),
    );
    protected readonly session = inject(Session);
}
