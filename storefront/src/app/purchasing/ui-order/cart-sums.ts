import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Cart } from '../../shared/data/cart';
import { Session } from '../../shared/data/session';
import { AmountPipe, MoneyPipe, PercentPipe } from '../../shared/format/pipes';
import { DeliverySums } from '../data/placing';

@Component({
    selector: 'k-cart-sums',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, MoneyPipe, PercentPipe],
    template: `
        <dl class="facts sums" [class.stale]="isStale()" *transloco="let t">
            <dt>{{ t('cart.lineCount') }}</dt>
            <dd>{{ cart().lines.length + cart().sets.length | amount }}</dd>
            @if (cart().totalWeightKg) {
                <dt>{{ t('cart.weight') }}</dt>
                <dd>{{ t('weightKg', { n: cart().totalWeightKg | amount: 1 }) }}</dd>
            }
            @if (session.may('see-prices')) {
                @if (cart().orderDiscount; as off) {
                    <dt>{{ t('sum.goods') }}</dt>
                    <dd>{{ cart().goodsNet | money: cart().currencyCode }}</dd>
                    <dt>{{ t('sum.orderDiscount', { percent: off.basisPoints / 100 | percent }) }}</dt>
                    <dd>−{{ off.net | money: cart().currencyCode }}</dd>
                }
                @if (delivery(); as charged) {
                    <dt>{{ t('freight.delivery') }}</dt>
                    <dd>{{ charged.net ? (charged.net | money: cart().currencyCode) : t('freight.free') }}</dd>
                }
                <dt>{{ t('sum.net') }}</dt>
                <dd>{{ totals().totalNet | money: cart().currencyCode }}</dd>
                <dt>{{ t('sum.tax') }}</dt>
                <dd>{{ totals().totalTax | money: cart().currencyCode }}</dd>
                <dt class="total">{{ t('sum.gross') }}</dt>
                <dd class="total">{{ totals().totalGross | money: cart().currencyCode }}</dd>
            }
        </dl>
        @if (cart().nextOrderDiscount; as next) {
            @if (next.missingNet && session.may('see-prices')) {
                <p class="note good small" *transloco="let t">
                    {{
                        t('cart.nextDiscount', {
                            missing: next.missingNet | money: cart().currencyCode,
                            percent: next.basisPoints / 100 | percent,
                        })
                    }}
                </p>
            }
        }
    `,
    styles: `
        .note {
            margin-block-start: var(--space-3);
        }
        .stale dd {
            color: var(--ink-soft);
        }
    `,
})
export class CartSums {
    readonly cart = input.required<Cart>();
    /** Once it is chosen: then the totals have its cost. */
    readonly delivery = input<DeliverySums | null>(null);
    readonly isStale = input(false);
    protected readonly totals = computed(() => this.delivery() ?? this.cart());
    protected readonly session = inject(Session);
}
