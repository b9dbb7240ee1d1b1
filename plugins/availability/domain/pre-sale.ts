import type { LocalDate } from '../../../kernel/time';

/** Who gets goods that come for some only: the orders in their turn, or those that staff choose. */
export const handOuts = ['in-turn', 'by-hand'] as const;
export type HandOut = (typeof handOuts)[number];

/** How a variant is sold before it is there. */
export interface PreSaleFacts {
    quantity: number;
    sold: number;
    /** Its days of sale have begun and not ended. */
    isOpen: boolean;
    /** Null once it has passed without the goods. */
    day: LocalDate | null;
}

/** How many can still be sold: of the quantity that was set, whatever lies on the shelf. */
export function preSaleLeft({ quantity, sold, isOpen }: Pick<PreSaleFacts, 'quantity' | 'sold' | 'isOpen'>): number {
    return isOpen ? Math.max(0, quantity - sold) : 0;
}

export interface WaitingOrder {
    orderId: number;
    quantity: number;
}

/**
 * Which of the orders, in the order in which they were placed, get what has come, and whether the pre-sale is over: it is once there
 * are goods for all who wait. Nobody is passed over: what is too little for the first is kept for him. Where staff choose, nobody is served
 * by himself until there is enough for all.
 */
export function servePreSale(waiting: readonly WaitingOrder[], come: number, handOut: HandOut): { served: number[]; isOver: boolean } {
    const wanted = waiting.reduce((sum, one) => sum + one.quantity, 0);
    if (come > 0 && wanted <= come) return { served: waiting.map(one => one.orderId), isOver: true };
    if (handOut === 'by-hand') return { served: [], isOver: false };
    let left = come;
    const served: number[] = [];
    for (const { orderId, quantity } of waiting) {
        if (quantity > left) break;
        left -= quantity;
        served.push(orderId);
    }
    return { served, isOver: false };
}

export type PreSaleRefusal = 'not-counted' | 'in-stock' | 'below-sold' | 'day-past' | 'ends-before-it-begins' | 'on-already';

/** Why a variant cannot be sold so. What is changed later keeps what was sold of it. */
export function refusePreSale(
    wish: { quantity: number; day: LocalDate; fromDay: LocalDate | null; untilDay: LocalDate | null },
    now: { isCounted: boolean; free: number; sold: number; isNew: boolean; today: LocalDate; knownDay: LocalDate | null },
): PreSaleRefusal | null {
    if (!now.isCounted) return 'not-counted';
    if (now.isNew && now.free > 0) return 'in-stock';
    if (wish.quantity < now.sold) return 'below-sold';
    if (wish.day < now.today && wish.day !== now.knownDay) return 'day-past';
    return wish.fromDay !== null && wish.untilDay !== null && wish.untilDay < wish.fromDay ? 'ends-before-it-begins' : null;
}
