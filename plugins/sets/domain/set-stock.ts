export interface StockedPart {
    quantity: number;
    /** What can still be sold of it; null for what is made to order. */
    available: number | null;
}

/** How many whole sets the stock of the parts gives; null when all of them are made to order. */
export function wholeSets(parts: readonly StockedPart[]): number | null {
    const limits = parts.flatMap(part => (part.available === null ? [] : [Math.floor(Math.max(0, part.available) / part.quantity)]));
    return limits.length === 0 ? null : Math.min(...limits);
}
