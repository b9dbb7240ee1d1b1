import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { CartStore } from '../../shared/data/cart';
import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { formatNumber } from '../../shared/format/format';
import { Toasts } from '../../shared/ui-kit/toasts';

/** Puts an article into the cart and says what came of it, from the product page as from a list. */
@Injectable({ providedIn: 'root' })
export class Adding {
    private readonly cart = inject(CartStore);
    private readonly preferences = inject(Preferences);
    private readonly session = inject(Session);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);

    async add({ variantId, name }: { variantId: string; name: string }, unit: string, quantity: number): Promise<void> {
        try {
            await this.session.becomeBuyer();
            const [answer] = await this.cart.set([{ variantId, unit, quantity, mode: 'ADD' as const }]);
            if (answer?.outcome === 'rejected') {
                const nearest = answer.nearest.map((one) => formatNumber(this.preferences.locale(), one)).join(' · ');
                this.toasts.say([answer.message, nearest].filter(Boolean).join(' '), 'bad');
            } else {
                const added = this.transloco.translate<string>('product.added', { name });
                this.toasts.say((answer?.outcome === 'corrected' ? answer.message : null) ?? added);
            }
        } catch (error) {
            this.toasts.fail(error);
        }
    }
}
