import { multiplyRatio } from '../../../kernel/money';

const pointsOfWhole = 10_000;
/** 99 %: a price never becomes zero. */
export const mostDiscountPoints = 9_900;

/** What a company is given off the list prices of a category and all below it. */
export interface DiscountCandidate {
    id: number;
    collectionId: number;
    /** The category and all below it. */
    collectionIds: readonly number[];
    /** How far the category stands from the root; a deeper one speaks of less and is asked first. */
    depth: number;
    /** Hundredths of a percent. */
    basisPoints: number;
    /** First and last calendar day, both included; null is open. */
    validFrom: string | null;
    validUntil: string | null;
    /** Grows with every change, and shares its numbers with no price. */
    version: number;
}

function holdsOn(discount: DiscountCandidate, day: string): boolean {
    return (discount.validFrom ?? day) <= day && day <= (discount.validUntil ?? day);
}

/** The greater goes first: the deeper category, and of two equally deep ones the larger discount. */
export function discountRank({ depth, basisPoints }: DiscountCandidate): number {
    return depth * pointsOfWhole + basisPoints;
}

/** The discount on a variant that stands in these categories on a calendar day; null is none. */
export function chooseDiscount(
    discounts: readonly DiscountCandidate[],
    collectionIds: readonly number[],
    day: string,
): DiscountCandidate | null {
    const own = discounts.filter(one => holdsOn(one, day) && one.collectionIds.some(id => collectionIds.includes(id)));
    return own.reduce<DiscountCandidate | null>(
        (best, one) => (best === null || discountRank(one) > discountRank(best) ? one : best),
        null,
    );
}

/** The net price after a discount, rounded half up to the minor unit and never under one. */
export function discounted(unitNet: bigint, basisPoints: number): bigint {
    const ratio = { numerator: BigInt(pointsOfWhole - basisPoints), denominator: BigInt(pointsOfWhole) };
    const net = multiplyRatio(unitNet, ratio, 'half-up');
    return net < 1n ? 1n : net;
}

/** For SQL: the rank of each category on a day, the greatest where several discounts reach it. */
export function rankedCategories(discounts: readonly DiscountCandidate[], day: string): { id: number; rank: number }[] {
    const ranks = new Map<number, number>();
    for (const discount of discounts.filter(one => holdsOn(one, day))) {
        for (const id of discount.collectionIds) ranks.set(id, Math.max(ranks.get(id) ?? 0, discountRank(discount)));
    }
    return [...ranks].map(([id, rank]) => ({ id, rank }));
}

/** What became of each discount that speaks of the variant, for the trace. */
export interface DiscountStep {
    discountId: number;
    collectionId: number;
    basisPoints: number;
    outcome: 'chosen' | 'not-yet-valid' | 'expired' | 'less-specific' | 'price-is-final';
}

/** `takesDiscount`: false when the price is a contract's or a list's that takes no discount. */
export function discountSteps(
    discounts: readonly DiscountCandidate[],
    collectionIds: readonly number[],
    day: string,
    takesDiscount: boolean,
): DiscountStep[] {
    const chosen = chooseDiscount(discounts, collectionIds, day);
    return discounts
        .filter(one => one.collectionIds.some(id => collectionIds.includes(id)))
        .sort((a, b) => discountRank(b) - discountRank(a) || a.id - b.id)
        .map(one => ({
            discountId: one.id,
            collectionId: one.collectionId,
            basisPoints: one.basisPoints,
            outcome: outcomeOf(one, chosen, day, takesDiscount),
        }));
}

function outcomeOf(
    one: DiscountCandidate,
    chosen: DiscountCandidate | null,
    day: string,
    takesDiscount: boolean,
): DiscountStep['outcome'] {
    if (one.validFrom !== null && day < one.validFrom) return 'not-yet-valid';
    if (one.validUntil !== null && day > one.validUntil) return 'expired';
    if (!takesDiscount) return 'price-is-final';
    return one === chosen ? 'chosen' : 'less-specific';
}
