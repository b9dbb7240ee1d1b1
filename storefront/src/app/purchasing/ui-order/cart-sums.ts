import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Cart } from '../../shared/data/cart';
import { Session } from '../../shared/data/session';
import { AmountPipe, MoneyPipe } from '../../shared/format/pipes';

@Component({
    selector: 'k-cart-sums',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, MoneyPipe],
    template: `
        <dl class="facts sums" [class.stale]="isStale()" *transloco="let t">
            <dt>{{ t('cart.lineCount') }}</dt>
            <dd>{{ cart().lines.length + cart().sets.length | amount }}</dd>
            @if (cart().totalWeightKg) {
                <dt>{{ t('cart.weight') }}</dt>
                <dd>{{ t('weightKg', { n: cart().totalWeightKg | amount: 1 }) }}</dd>
            }
            @if (session.may('see-prices')) {
                <dt>{{ t('sum.net') }}</dt>
                <dd>{{ cart().totalNet | money: cart().currencyCode }}</dd>
                <dt>{{ t('sum.tax') }}</dt>
                <dd>{{ cart().totalTax | money: cart().currencyCode }}</dd>
                <dt class="total">{{ t('sum.gross') }}</dt>
                <dd class="total">{{ cart().totalGross | money: cart().currencyCode }}</dd>
            }
        </dl>
    `,
    styles: `
        .stale dd {
            color: var(--ink-soft);
        }
    `,
})
export class CartSums {
    readonly cart = input.required<Cart>();
    readonly isStale = input(false);
    protected readonly session = inject(Session);
}
