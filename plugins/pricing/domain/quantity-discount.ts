/** One step of a ladder: what everybody is given off list prices of a category, or of all goods, from a quantity on. */
export interface QuantityStep {
    id: number;
    /** Null when the ladder is for all goods. */
    collectionId: number | null;
    /** The category and all below it; null for all goods. */
    collectionIds: readonly number[] | null;
    /** How far the category stands from the root; 0 for all goods. */
    depth: number;
    /** In base units of one variant. */
    minQuantity: number;
    /** Hundredths of a percent. */
    basisPoints: number;
    /** First and last calendar day, both included; null is open. */
    validFrom: string | null;
    validUntil: string | null;
    version: number;
}

function holdsOn(step: QuantityStep, day: string): boolean {
    return (step.validFrom ?? day) <= day && day <= (step.validUntil ?? day);
}

/** The steps that count for a variant of these categories on a day: those of its deepest category that has any, for it speaks of less. */
export function ladderOf(steps: readonly QuantityStep[], collectionIds: readonly number[], day: string): QuantityStep[] {
    const own = steps.filter(
        step => holdsOn(step, day) && (step.collectionIds === null || step.collectionIds.some(id => collectionIds.includes(id))),
    );
    const deepest = Math.max(-1, ...own.map(step => step.depth));
    return own.filter(step => step.depth === deepest);
}

/** The best step that the quantity reaches, so that more never costs more a unit; null when it reaches none. */
export function stepReached(ladder: readonly QuantityStep[], quantity: number): QuantityStep | null {
    return ladder
        .filter(step => step.minQuantity <= quantity)
        .reduce<QuantityStep | null>((best, step) => (best === null || step.basisPoints > best.basisPoints ? step : best), null);
}

/** What became of each step that speaks of the variant, for the trace. */
export interface QuantityTraceStep {
    discountId: number;
    collectionId: number | null;
    minQuantity: number;
    basisPoints: number;
    outcome: 'chosen' | 'not-yet-valid' | 'expired' | 'less-specific' | 'below-quantity' | 'smaller' | 'price-is-final';
}

/** `takesDiscount`: false when the price is a contract's or a list's that takes no discount. */
export function quantityTrace(
    steps: readonly QuantityStep[],
    collectionIds: readonly number[],
    quantity: number,
    day: string,
    takesDiscount: boolean,
): QuantityTraceStep[] {
    const ladder = ladderOf(steps, collectionIds, day);
    const chosen = stepReached(ladder, quantity);
    const outcomeOf = (step: QuantityStep): QuantityTraceStep['outcome'] => {
        if (step.validFrom !== null && day < step.validFrom) return 'not-yet-valid';
        if (step.validUntil !== null && day > step.validUntil) return 'expired';
        if (!takesDiscount) return 'price-is-final';
        if (!ladder.includes(step)) return 'less-specific';
        if (step.minQuantity > quantity) return 'below-quantity';
        return step === chosen ? 'chosen' : 'smaller';
    };
    return steps
        .filter(step => step.collectionIds === null || step.collectionIds.some(id => collectionIds.includes(id)))
        .sort((a, b) => b.depth - a.depth || a.minQuantity - b.minQuantity || a.id - b.id)
        .map(step => ({
            discountId: step.id,
            collectionId: step.collectionId,
            minQuantity: step.minQuantity,
            basisPoints: step.basisPoints,
            outcome: outcomeOf(step),
        }));
}

/** For SQL: the steps of all goods that hold on the day, best first, each with the quantity from which it is the best. */
export function generalLadder(steps: readonly QuantityStep[], day: string): { minQuantity: number; basisPoints: number }[] {
    const general = steps.filter(step => step.collectionIds === null && holdsOn(step, day));
    return general
        .filter(step => stepReached(general, step.minQuantity) === step)
        .map(({ minQuantity, basisPoints }) => ({ minQuantity, basisPoints }))
        .sort((a, b) => b.minQuantity - a.minQuantity);
}

/** For SQL: a row for each category and step on it that holds on the day. */
export function categoryLadders(
    steps: readonly QuantityStep[],
    day: string,
): { id: number; depth: number; minQuantity: number; basisPoints: number }[] {
    return steps
        .filter(step => holdsOn(step, day))
        .flatMap(({ collectionIds, depth, minQuantity, basisPoints }) =>
            (collectionIds ?? []).map(id => ({ id, depth, minQuantity, basisPoints })),
        );
}
