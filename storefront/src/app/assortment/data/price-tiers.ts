interface Tier {
    minQuantity: number;
    unitNet: number;
}

/** The breaks of a price as a buyer can reach them: none below what is sold at least, where only the last of those holds. */
export function priceTiers<Break extends Tier>(breaks: readonly Break[], minQuantity: number): Break[] {
    return breaks
        .filter((_, i) => (breaks[i + 1]?.minQuantity ?? Infinity) > minQuantity)
        .map((step) => ({ ...step, minQuantity: Math.max(step.minQuantity, minQuantity) }));
}
