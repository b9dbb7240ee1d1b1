import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Relations } from '../../assortment/data/relations';
import { RelatedRow } from '../../assortment/ui-related/related-row';
import { CartPage } from '../../purchasing/feature-cart/cart';
import { CartStore } from '../../shared/data/cart';
import { Preferences } from '../../shared/data/preferences';

/** The cart, and beneath it what goes with its goods. The cart does not wait for that. */
@Component({
    selector: 'k-cart-with-more',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, CartPage, RelatedRow],
    template: `
        <k-cart />
        @if (more.hasValue() && more.value().length) {
            <div class="page" *transloco="let t">
                <k-related-row [heading]="t('relations.withCart')" [items]="more.value()" [withAdd]="true" />
            </div>
        }
    `,
})
export class CartWithMore {
    private readonly relations = inject(Relations);
    private readonly store = inject(CartStore);
    private readonly preferences = inject(Preferences);
    /** Only which goods there are: a changed quantity asks nothing. */
    private readonly goods = computed(() => {
        const cart = this.store.cart();
        const lines = [...(cart?.lines ?? []), ...(cart?.sets.flatMap((set) => set.lines) ?? [])];
        return [...new Set(lines.map((line) => line.variantId))].sort().slice(0, 1000).join(',');
    });
    protected readonly more = resource({
        params: () => ({ goods: this.goods(), language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.relations.withCart(params.goods.split(',').filter(Boolean), abortSignal),
    });
}
