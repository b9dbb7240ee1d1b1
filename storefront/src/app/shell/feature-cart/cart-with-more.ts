import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Relations } from '../../assortment/data/relations';
import { RelatedRow } from '../../assortment/ui-related/related-row';
import { CartPage } from '../../purchasing/feature-cart/cart';
import { CartStore } from '../../shared/data/cart';
import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { AddToList } from '../../shared/ui-kit/add-to-list';

/** The cart, and beneath it what goes with its goods. The cart does not wait for that. */
@Component({
    selector: 'k-cart-with-more',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AddToList, CartPage, RelatedRow],
    template: `
        <k-cart />
        @if (rows().length && session.may('order') && !session.isGuest()) {
            <div class="page list">
                <k-add-to-list [rows]="rows()" />
            </div>
        }
        @if (more.hasValue() && more.value().length) {
            <div class="page" *transloco="let t">
                <k-related-row [heading]="t('relations.withCart')" [items]="more.value()" [withAdd]="true" />
            </div>
        }
    `,
    styles: `
        .list {
            padding-block: 0;
        }
    `,
})
export class CartWithMore {
    private readonly relations = inject(Relations);
    private readonly store = inject(CartStore);
    private readonly preferences = inject(Preferences);
    protected readonly session = inject(Session);
    /** What is bought by itself, to be kept as a list. */
    protected readonly rows = computed(() =>
        (this.store.cart()?.lines ?? [])
            .slice(0, 1000)
            .map(({ variantId, unit, unitQuantity, remark }) => ({ variantId, unit, quantity: unitQuantity, remark })),
    );
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
