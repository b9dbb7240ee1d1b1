import { RefusalError } from '../../kernel/vendure-error';
import type { CartRefusalReason } from './domain/cart-sharing';
import type { ChangeDecisionRefusal, ChangeRefusalReason } from './domain/order-change';
import type { TransitionRefusalReason } from './domain/order-states';
import type { WishedDateRefusal } from './domain/wished-date';

const placementTexts = {
    'cart-empty': 'The cart is empty.',
    'ordering-disabled': 'Ordering is not enabled for this company.',
    'guests-closed': 'Orders without an account are not taken any more. Apply for access to order.',
    'branch-unknown': 'Choose one of your branches.',
    'address-unusable': 'Choose an address that may be used.',
    'not-available': 'An item in the cart is no longer available.',
    'set-changed': 'A set in the cart has other parts now. Look at it in the cart before you order.',
    'set-not-available': 'A set in the cart is not offered any more. Remove it from the cart.',
    'over-quota': 'The order goes beyond how much of an item your company can order in this period. The cart says how much is left.',
    'insufficient-stock': 'There is not enough stock for an item in the cart.',
    'pre-sale-apart': 'An item in the cart is sold before it is in stock, and is ordered by itself. Put everything else into another cart.',
    'not-a-date': 'The wished date is not a calendar day.',
    'too-early': 'The wished date is earlier than we can deliver.',
    'too-far': 'The wished date is too far away.',
    'not-a-working-day': 'We do not deliver on the wished date.',
    'way-not-offered': 'Choose one of the ways of delivery that are offered to you.',
    'payment-not-offered': 'This way to pay is not offered. Choose another one.',
    'term-over-limit': 'Payment on account is not offered for this order, because it goes beyond your credit limit. Choose another way to pay, or ask for a higher limit.',
    'term-overdue': 'Payment on account is not offered while something is overdue. Choose another way to pay, or pay what is overdue.',
    'nothing-to-split': 'All of the goods come at the same time now: look at the delivery again.',
    'split-waits': 'An order that somebody has to approve is not split.',
    'no-approver': 'Nobody in your company may approve this order. Ask your administrator to name an approver.',
} as const satisfies Record<WishedDateRefusal, string> & Record<string, string>;

export type PlacementReason = keyof typeof placementTexts;

/** The order was not placed, and nothing was changed. */
export class PlacementRefusal extends RefusalError<PlacementReason> {
    constructor(reason: PlacementReason, field: string | null = null) {
        super('PlacementRefusal', reason, placementTexts[reason], field);
    }
}

/** The prices are no longer what the buyer saw, though their total may be. Nothing was changed; he decides on the new one. */
export class PriceChangedRefusal extends RefusalError<'price-changed'> {
    constructor(
        readonly shownTotal: number,
        readonly currentTotal: number,
    ) {
        super('PriceChangedRefusal', 'price-changed', 'Prices have changed since you looked.', 'shownTotalGross');
    }
}

const cartTexts: Record<CartRefusalReason, string> = {
    guest: 'Sign in to keep several carts.',
    'not-owner': 'Only the owner of this cart may do this.',
    'too-many': 'You have as many carts as one can have. Delete or place one first.',
    'name-taken': 'You have a cart of this name already.',
    'nobody-chosen': 'Choose at least one colleague.',
    'not-a-colleague': 'One of those whom you chose may not order in your company any more.',
};
const cartFields: Partial<Record<CartRefusalReason, string>> = { 'name-taken': 'name', 'nobody-chosen': 'memberIds', 'not-a-colleague': 'memberIds' };

/** The carts stayed as they were. */
export class CartRefusal extends RefusalError<CartRefusalReason> {
    constructor(reason: CartRefusalReason) {
        super('CartRefusal', reason, cartTexts[reason], cartFields[reason] ?? null);
    }
}

export type OrderTransitionReason = TransitionRefusalReason | 'special-order' | 'same-person' | 'not-paid' | 'goods-awaited';

const transitionTexts: Record<OrderTransitionReason, string> = {
    'wrong-state': 'The order is not in a state that allows this.',
    'not-allowed': 'You may not do this with the order.',
    'same-person': 'You have agreed already: so far beyond the credit limit a second person has to release the order.',
    'reason-missing': 'Give a reason.',
    'not-paid': 'The order is paid in advance, and the money has not come yet.',
    'goods-awaited': 'The goods of this order have not come yet.',
    'special-order': 'This is a special order: the sales manager approves it.',
};

/** The order stayed as it was. */
export class OrderTransitionRefusal extends RefusalError<OrderTransitionReason> {
    constructor(reason: OrderTransitionReason) {
        super('OrderTransitionRefusal', reason, transitionTexts[reason], reason === 'reason-missing' ? 'reason' : null);
    }
}

const changeTexts = {
    'wrong-state': 'The order cannot be changed on request any more.',
    'may-cancel': 'You may cancel this order yourself.',
    'nothing-changed': 'Nothing would be different.',
    'nothing-left': 'Nothing would be left of the order. Ask to have it cancelled instead.',
    'set-as-a-whole': 'A set stays as it is or goes as a whole.',
    paid: 'Money has come for this order: its lines stay as they are. It can be cancelled, and what was paid is free again.',
    resold: 'The lines of this order are fixed between you and your distributor.',
    'work-planned': 'Work or transport is planned for this order already.',
    quantity: 'An article is not sold in this quantity.',
    'open-already': 'A request for this order is open already.',
    'not-open': 'The request has been decided or withdrawn meanwhile.',
    expired: 'The last day to decide on the request is over. It can be asked for again.',
    'needs-approval': 'So large an order has to be approved within the company again. Order what is wanted more of by itself.',
    'over-limit': 'The change goes beyond the credit limit.',
    'total-changed': 'The total is no longer what you saw. Look at it again.',
    'dearer-than-asked': 'The order would cost more than when the change was asked for.',
    'special-order': 'This is a special order: the sales manager decides.',
    'not-allowed': 'You may not decide on this.',
    'same-person': 'You have asked for this in the customer’s place: somebody else decides.',
    'reason-missing': 'Give a reason.',
} as const satisfies Record<ChangeRefusalReason | ChangeDecisionRefusal, string> & Record<string, string>;

export type OrderChangeReason = keyof typeof changeTexts;

/** The order and the request stayed as they were. */
export class OrderChangeRefusal extends RefusalError<OrderChangeReason> {
    constructor(reason: OrderChangeReason, field: string | null = null, text: string = changeTexts[reason]) {
        super('OrderChangeRefusal', reason, text, field ?? (reason === 'reason-missing' ? 'reason' : null));
    }
}

/** Thrown to undo the whole transaction and still answer with a refusal: see `answering`. */
class RolledBack extends Error {
    constructor(readonly refusal: RefusalError) {
        super(refusal.reason);
    }
}

/** Ends the transaction without a trace; the caller gets the refusal. */
export function refuse(refusal: RefusalError): never {
    throw new RolledBack(refusal);
}

/** Runs a use case whose inside may `refuse` at any point, however much it has written by then. */
export async function answering<T, R extends RefusalError>(
    kinds: readonly (abstract new (...args: never[]) => R)[],
    work: () => Promise<T>,
): Promise<T | R> {
    try {
        return await work();
    } catch (error) {
        const found = error instanceof RolledBack ? error.refusal : null;
        if (found !== null && kinds.some(kind => found instanceof kind)) {
            return found as R;
        }
        throw error;
    }
}
