/** How an article comes to the shelf again. */
export const replenishmentWays = ['make', 'buy'] as const;
export type ReplenishmentWay = (typeof replenishmentWays)[number];

export interface StockOutlook {
    onHand: number;
    /** Promised to orders that are not made for by work of their own. */
    demand: number;
    /** Expected deliveries and purchases that are proposed or ordered. */
    coming: number;
    /** Pieces of open work for the shelf. */
    inWork: number;
}

/** What will lie on the shelf when all that is promised has left and all that comes has come. Below 0 an order cannot be covered. */
export function projectedStock({ onHand, demand, coming, inWork }: StockOutlook): number {
    return onHand - demand + coming + inWork;
}

/** How much more is wanted, in whole lots: 0 while the shelf will hold its minimum, else as little as brings it back there. */
export function replenishmentOf({ minimum, lot }: { minimum: number; lot: number }, outlook: StockOutlook): number {
    const missing = minimum - projectedStock(outlook);
    return missing <= 0 ? 0 : Math.ceil(missing / lot) * lot;
}
