export interface StockPlace {
    variantId: number;
    locationId: number;
    available: number;
}

export interface StockDemand {
    orderLineId: number;
    variantId: number;
    quantity: number;
}

export interface StockTake {
    orderLineId: number;
    variantId: number;
    locationId: number;
    quantity: number;
}

export interface StockShortage {
    variantId: number;
    available: number;
}

/**
 * What each place may give. A variant's threshold stays on its shelves, wherever they have it. What a place has promised beyond
 * its shelf is owed by the others. A negative threshold lets the variant's first place give more than there is, once all
 * shelves are empty: that is one more entry, behind all others.
 */
export function sellable(places: readonly StockPlace[], thresholdOf: (variantId: number) => number): StockPlace[] {
    const owed = new Map<number, number>();
    for (const { variantId, available } of places) {
        owed.set(variantId, (owed.get(variantId) ?? thresholdOf(variantId)) + Math.max(0, -available));
    }
    const shelves = places.map(place => {
        const here = Math.max(0, place.available);
        const open = Math.max(0, owed.get(place.variantId) ?? 0);
        const kept = Math.min(open, here);
        if (kept > 0) owed.set(place.variantId, open - kept);
        return { ...place, available: here - kept };
    });
    const beyond = places.flatMap(place => {
        const open = owed.get(place.variantId) ?? 0;
        owed.delete(place.variantId);
        return open < 0 ? [{ ...place, available: -open }] : [];
    });
    return [...shelves, ...beyond];
}

/**
 * Takes each demand from the places in the order given, never more from a place than it has left. All demands are met in
 * full, or nothing is taken and each variant that falls short is named with what there is.
 */
export function allocateStock(
    places: readonly StockPlace[],
    demands: readonly StockDemand[],
): { takes: StockTake[] } | { shortages: StockShortage[] } {
    const left = places.map(place => ({ ...place, available: Math.max(0, place.available) }));
    const takes: StockTake[] = [];
    const short = new Set<number>();
    for (const { orderLineId, variantId, quantity } of demands) {
        let open = quantity;
        for (const place of left) {
            const taken = place.variantId === variantId ? Math.min(open, place.available) : 0;
            if (taken > 0) {
                takes.push({ orderLineId, variantId, locationId: place.locationId, quantity: taken });
                place.available -= taken;
                open -= taken;
            }
        }
        if (open > 0) {
            short.add(variantId);
        }
    }
    if (short.size === 0) {
        return { takes };
    }
    const available = (variantId: number) =>
        places.filter(p => p.variantId === variantId).reduce((sum, p) => sum + Math.max(0, p.available), 0);
    return { shortages: [...short].map(variantId => ({ variantId, available: available(variantId) })) };
}
