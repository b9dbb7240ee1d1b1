import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Cart } from '../../shared/data/cart';
import { Session } from '../../shared/data/session';
import { AmountPipe, MoneyPipe, PercentPipe } from '../../shared/format/pipes';

/** What is missing to free delivery, and how full the pallets are. */
@Component({
    selector: 'k-cart-delivery',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, MoneyPipe, PercentPipe],
    template: `
        <div class="stack tight small" *transloco="let t">
            @if (session.may('see-prices') && minimum(); as to) {
                <progress
                    class="bar"
                    [max]="to.minimum"
                    [value]="to.minimum - to.missing"
                    [attr.aria-label]="t('freight.toFree')"
                ></progress>
                @if (to.missing) {
                    <p>{{ t('freight.missing', { missing: to.missing | money: cart().currencyCode }) }}</p>
                } @else {
                    <p class="note good">{{ t('freight.reached') }}</p>
                }
            }
            @if (cart().delivery?.pallets; as pallets) {
                <progress
                    class="bar"
                    max="100"
                    [value]="pallets.lastPercent"
                    [attr.aria-label]="t('freight.lastPallet')"
                ></progress>
                <p>
                    {{
                        t('freight.pallets', {
                            n: pallets.fillBasisPoints / 10000 | amount: 2,
                            count: pallets.count | amount,
                            percent: pallets.lastPercent | percent,
                        })
                    }}
                    @if (pallets.isPartial) {
                        <span class="soft">{{ t('freight.partial') }}</span>
                    }
                </p>
                @if (shares().length > 1) {
                    <details>
                        <summary>{{ t('freight.shares') }}</summary>
                        <ul class="stack tight">
                            @for (share of shares(); track share.variantId) {
                                <li class="row between">
                                    <bdi>{{ share.name }}</bdi>
                                    <span class="num">{{ share.basisPoints / 100 | percent }}</span>
                                </li>
                            }
                        </ul>
                    </details>
                }
            }
        </div>
    `,
})
export class CartDelivery {
    readonly cart = input.required<Cart>();
    protected readonly session = inject(Session);
    protected readonly minimum = computed(() => {
        const { minimumNet, missingNet } = this.cart().delivery ?? {};
        return minimumNet && typeof missingNet === 'number' ? { minimum: minimumNet, missing: missingNet } : null;
    });
    /** A product may be in the cart by itself and in a set. */
    protected readonly shares = computed(() => {
        const { lines, sets, delivery } = this.cart();
        const names = new Map([...lines, ...sets.flatMap((set) => set.lines)].map((line) => [line.variantId, line.name]));
        const found = new Map<string, number>();
        for (const { variantId, basisPoints } of delivery?.pallets?.lines ?? []) {
            found.set(variantId, (found.get(variantId) ?? 0) + basisPoints);
        }
        return [...found].map(([variantId, basisPoints]) => ({
            variantId,
            basisPoints,
            name: names.get(variantId) ?? '',
        }));
    });
}
