import type { LocalDate } from '../../../kernel/time';

export interface MadeBy {
    orderId: number;
    /** The customer has seen its stages. */
    isKnown: boolean;
    before: LocalDate;
    after: LocalDate;
}

/** The orders whose last goods will be made on another day than their customers were shown, and that day. */
export function movedOrders(works: readonly MadeBy[]): { orderId: number; day: LocalDate }[] {
    const orders = new Map<number, { before: LocalDate; after: LocalDate }>();
    for (const { orderId, isKnown, before, after } of works) {
        if (!isKnown) continue;
        const known = orders.get(orderId) ?? { before, after };
        orders.set(orderId, { before: later(known.before, before), after: later(known.after, after) });
    }
    return [...orders].filter(([, { before, after }]) => before !== after).map(([orderId, { after }]) => ({ orderId, day: after }));
}

const later = (one: LocalDate, other: LocalDate) => (one > other ? one : other);
