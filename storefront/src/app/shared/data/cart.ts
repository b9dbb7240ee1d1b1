import { computed, inject, Injectable, signal } from '@angular/core';

import {
    cartDocument,
    changeCartLinesDocument,
    clearCartDocument,
    openCartDocument,
    reorderDocument,
    setCartLinesDocument,
    setCartSetsDocument,
    switchCartDocument,
    transferDocument,
} from './cart-documents';
import { hangTogether, mergedCart } from './cart-part';
import { asFailure } from './failure';
import { ResultOf, VariablesOf } from './graphql';
import { ShopApi } from './shop-api';

export type Cart = ResultOf<typeof cartDocument>['cart'];
export type CartLine = Cart['lines'][number];
export type CartSet = Cart['sets'][number];
export type CartSetChange = VariablesOf<typeof setCartSetsDocument>['input']['sets'][number];
export type CartSetAnswer = ResultOf<typeof setCartSetsDocument>['setCartSets']['answers'][number];
export type CartChange = VariablesOf<typeof setCartLinesDocument>['input']['lines'][number];
export type CartAnswer = ResultOf<typeof setCartLinesDocument>['setCartLines']['answers'][number];

export type Reordered = ResultOf<typeof reorderDocument>['reorder'];

/** Changes of more lines than these are answered with the whole cart. */
const mostInPart = 100;

/** The cart as the server last told it: one for the badge, the product page and the cart page. */
@Injectable({ providedIn: 'root' })
export class CartStore {
    private readonly api = inject(ShopApi);
    private readonly state = signal<Cart | null>(null);
    private changes = 0;

    readonly cart = this.state.asReadonly();
    /** A set counts as one. */
    readonly lineCount = computed(() => (this.state()?.lines.length ?? 0) + (this.state()?.sets.length ?? 0));

    async load(abort?: AbortSignal, cartId: string | null = null): Promise<Cart> {
        const before = this.changes;
        const { cart } = await this.api.query(cartDocument, { cartId }, abort);
        // What was changed since is newer than what was read.
        if (before === this.changes) this.state.set(cart);
        return cart;
    }

    async set(lines: CartChange[]): Promise<CartAnswer[]> {
        const known = this.state();
        const input = { ...this.named(), lines };
        if (!known?.id || lines.length > mostInPart) {
            const { setCartLines } = await this.changed(this.api.mutate(setCartLinesDocument, { input }));
            this.state.set(setCartLines.cart);
            return setCartLines.answers;
        }
        const changed = lines.map((line) => line.variantId);
        const asked = { input, changed, withAmounts: hangTogether(known) };
        const { setCartLines } = await this.changed(this.api.mutate(changeCartLinesDocument, asked));
        const isTaken = setCartLines.answers.some((answer) => answer.outcome !== 'rejected');
        await this.take(setCartLines.cart, changed, isTaken);
        return setCartLines.answers;
    }

    async setSets(sets: CartSetChange[]): Promise<CartSetAnswer[]> {
        const { setCartSets } = await this.changed(this.api.mutate(setCartSetsDocument, { input: { ...this.named(), sets } }));
        this.state.set(setCartSets.cart);
        return setCartSets.answers;
    }

    async clear(): Promise<void> {
        const { clearCart } = await this.changed(this.api.mutate(clearCartDocument, this.named()));
        this.state.set(clearCart);
    }

    /** Another cart, on which the person works from now on, in other tabs too once they are loaded again. */
    async switchTo(cartId: string): Promise<void> {
        const { switchCart } = await this.changed(this.api.mutate(switchCartDocument, { cartId }));
        this.state.set(switchCart);
    }

    /** A new cart, on which the person works from now on; what hinders it, or null. */
    async open(): Promise<string | null> {
        const { createCart } = await this.changed(this.api.attempt('open-cart', openCartDocument, {}));
        if (createCart.__typename === 'CartRefusal') return createCart.reason;
        await this.load();
        return null;
    }

    /** What was taken of lines of an earlier order; sets that are not offered any more come as single products. */
    async reorder(code: string, lineIds: string[]): Promise<Pick<Reordered, 'answers' | 'setAnswers'>> {
        const { reorder } = await this.changed(this.api.mutate(reorderDocument, { code, lineIds, cartId: this.named().cartId }));
        this.state.set(reorder.cart);
        return reorder;
    }

    /** Puts lines into another cart, and unless they are copied takes them out of this one. What the other does not take stays, with the reason. */
    async transfer(toCartId: string, variantIds: string[], isCopy: boolean): Promise<CartAnswer[]> {
        const { cartId, version } = this.named();
        if (cartId === null) return [];
        const input = { fromCartId: cartId, fromVersion: version, toCartId, variantIds, isCopy };
        const { transferCartLines } = await this.changed(this.api.attempt('transfer-cart-lines', transferDocument, input));
        this.state.set(transferCartLines.cart);
        return transferCartLines.answers;
    }

    forget(): void {
        this.state.set(null);
    }

    /** What was changed is taken in any case; where the rest may have changed too, the whole is asked for. */
    private async take(part: ResultOf<typeof changeCartLinesDocument>['setCartLines']['cart'], changed: string[], isTaken: boolean): Promise<void> {
        const known = this.state();
        const merged = known && mergedCart(known, part, changed, isTaken);
        if (merged) this.state.set(merged.cart);
        if (merged?.isSure) return;
        await this.load(undefined, part.id).catch(() => null);
        // What colleagues have done is told once, with the change.
        const told = part.notices.filter((notice) => notice.code === 'changed-by');
        this.state.update((cart) => cart && { ...cart, notices: [...told, ...cart.notices.filter((notice) => notice.code !== 'changed-by')] });
    }

    /** The cart on the screen, though another tab may work on another one, and its version: a colleague's change of it is not overwritten. */
    private named(): { cartId: string | null; version: number | null } {
        const cart = this.state();
        return cart?.id ? { cartId: cart.id, version: cart.version } : { cartId: null, version: null };
    }

    /** A cart that was placed or deleted meanwhile gives way to the one that is current now, which the next attempt means. */
    private async changed<T>(change: Promise<T>): Promise<T> {
        try {
            const answer = await change;
            this.changes++;
            return answer;
        } catch (error) {
            if (asFailure(error).kind === 'missing') {
                this.changes++;
                await this.load().catch(() => null);
            }
            throw error;
        }
    }
}
