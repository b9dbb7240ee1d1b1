import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { CartStore } from '../../shared/data/cart';
import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { formatNumber } from '../../shared/format/format';

/** What came of adding, in words. */
export interface Added {
    text: string;
    tone: 'good' | 'bad';
    /** It is sold before it is in stock, or the cart holds something that is: the two are ordered by themselves. */
    isApart: boolean;
}

/** Puts an article into the cart, from the product page as from a list. */
@Injectable({ providedIn: 'root' })
export class Adding {
    private readonly cart = inject(CartStore);
    private readonly preferences = inject(Preferences);
    private readonly session = inject(Session);
    private readonly transloco = inject(TranslocoService);

    async add({ variantId, name }: { variantId: string; name: string }, unit: string, quantity: number): Promise<Added> {
        await this.session.becomeBuyer();
        const [answer] = await this.cart.set([{ variantId, unit, quantity, mode: 'ADD' as const }]);
        if (answer?.outcome === 'rejected') {
            const nearest = answer.nearest.map((one) => formatNumber(this.preferences.locale(), one)).join(' · ');
            return { text: [answer.message, nearest].filter(Boolean).join(' '), tone: 'bad', isApart: answer.reason === 'pre-sale-apart' };
        }
        const added = this.transloco.translate<string>('product.added', { name });
        return { text: (answer?.outcome === 'corrected' ? answer.message : null) ?? added, tone: 'good', isApart: false };
    }

    /** The same into a new cart, which is the one he works on from now on. */
    async addToNewCart(article: { variantId: string; name: string }, unit: string, quantity: number): Promise<Added> {
        const refused = await this.cart.open();
        if (refused !== null) return { text: this.transloco.translate('carts.refused.' + refused), tone: 'bad', isApart: true };
        return this.add(article, unit, quantity);
    }
}
