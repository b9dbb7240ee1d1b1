/** What everybody is given off list prices for whole packs of one unit: of an article, of a category, or of all goods. */
export interface PackStep {
    id: number;
    /** Null when it is of a category or of all goods. */
    variantId: number | null;
    /** Null when it is of an article or of all goods. */
    collectionId: number | null;
    /** The category and all below it. */
    collectionIds: readonly number[] | null;
    /** How far the category stands from the root; 0 for all goods, and an article is deeper than any category. */
    depth: number;
    unit: string;
    /** Hundredths of a percent. */
    basisPoints: number;
    /** First and last calendar day, both included; null is open. */
    validFrom: string | null;
    validUntil: string | null;
    version: number;
}

/** A unit of the article: `perUnits` of it are exactly `factor` base units, in lowest terms. */
export interface Pack {
    code: string;
    factor: number;
    perUnits: number;
}

/** Of which goods a discount speaks. */
export interface Goods {
    variantId: number;
    collectionIds: readonly number[];
    packs: readonly Pack[];
}

function holdsOn(step: PackStep, day: string): boolean {
    return (step.validFrom ?? day) <= day && day <= (step.validUntil ?? day);
}

export function speaksOfGoods(step: PackStep, { variantId, collectionIds }: Pick<Goods, 'variantId' | 'collectionIds'>): boolean {
    if (step.variantId !== null) return step.variantId === variantId;
    return step.collectionIds === null || step.collectionIds.some(id => collectionIds.includes(id));
}

/** A quantity is whole packs when it is a multiple of what a pack holds, and a pack holds more than one. */
export function isWholePacks(quantity: number, { factor, perUnits }: Pack): boolean {
    return factor > perUnits && quantity > 0 && quantity % factor === 0;
}

/** The discount of one unit: of what speaks of the article, the most specific; of equally specific ones the larger. */
function ofUnit(steps: readonly PackStep[], goods: Goods, unit: string, day: string): PackStep | null {
    return steps
        .filter(step => step.unit === unit && holdsOn(step, day) && speaksOfGoods(step, goods))
        .reduce<PackStep | null>((best, step) => {
            const isBetter = best === null || step.depth > best.depth || (step.depth === best.depth && step.basisPoints > best.basisPoints);
            return isBetter ? step : best;
        }, null);
}

/** Of the packs in which the quantity comes out whole, the discount of the one that gives most; null when none gives any. */
export function packDiscount(steps: readonly PackStep[], goods: Goods, quantity: number, day: string): PackStep | null {
    return goods.packs
        .filter(pack => isWholePacks(quantity, pack))
        .map(pack => ofUnit(steps, goods, pack.code, day))
        .reduce<PackStep | null>((best, step) => (step !== null && (best === null || step.basisPoints > best.basisPoints) ? step : best), null);
}

/** The units of the article that have a discount on the day. */
export function discountedPacks(steps: readonly PackStep[], goods: Goods, day: string): Pack[] {
    return goods.packs.filter(pack => pack.factor > pack.perUnits && (ofUnit(steps, goods, pack.code, day)?.basisPoints ?? 0) > 0);
}

/** What became of each discount on packs that speaks of the article, for the trace. */
export interface PackTraceStep {
    discountId: number;
    collectionId: number | null;
    isOfArticle: boolean;
    unit: string;
    basisPoints: number;
    outcome: 'chosen' | 'not-yet-valid' | 'expired' | 'no-such-unit' | 'less-specific' | 'not-whole' | 'smaller' | 'price-is-final';
}

/** `takesDiscount`: false when the price is a contract's or a list's that takes no discount. */
export function packTrace(steps: readonly PackStep[], goods: Goods, quantity: number, day: string, takesDiscount: boolean): PackTraceStep[] {
    const chosen = packDiscount(steps, goods, quantity, day);
    const outcomeOf = (step: PackStep): PackTraceStep['outcome'] => {
        if (step.validFrom !== null && day < step.validFrom) return 'not-yet-valid';
        if (step.validUntil !== null && day > step.validUntil) return 'expired';
        if (!takesDiscount) return 'price-is-final';
        const pack = goods.packs.find(one => one.code === step.unit);
        if (pack === undefined) return 'no-such-unit';
        if (ofUnit(steps, goods, step.unit, day) !== step) return 'less-specific';
        if (!isWholePacks(quantity, pack)) return 'not-whole';
        return step === chosen ? 'chosen' : 'smaller';
    };
    return steps
        .filter(step => speaksOfGoods(step, goods))
        .sort((a, b) => b.depth - a.depth || b.basisPoints - a.basisPoints || a.id - b.id)
        .map(step => ({
            discountId: step.id,
            collectionId: step.collectionId,
            isOfArticle: step.variantId !== null,
            unit: step.unit,
            basisPoints: step.basisPoints,
            outcome: outcomeOf(step),
        }));
}

/** For SQL: a row for each article, category or all goods, and unit, of which a discount speaks on the day. */
export function packRanks(
    steps: readonly PackStep[],
    day: string,
): { variant: number | null; category: number | null; unit: string; depth: number; basisPoints: number }[] {
    return steps
        .filter(step => holdsOn(step, day))
        .flatMap(({ variantId, collectionIds, unit, depth, basisPoints }) =>
            (collectionIds ?? [null]).map(category => ({ variant: variantId, category, unit, depth, basisPoints })),
        );
}
