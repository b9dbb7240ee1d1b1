import { fromSafeNumber, toSafeNumber } from '../../../kernel/money';
import { chooseDiscount, type DiscountCandidate, discounted } from './category-discount';
import type { PriceCandidate } from './price-choice';
import { ladderOf, type QuantityStep, stepReached } from './quantity-discount';

export interface Discounts {
    category: readonly DiscountCandidate[];
    quantity: readonly QuantityStep[];
}

export interface DiscountedPrice {
    /** Minor units, after all discounts. */
    unitNet: number;
    /** After the discount on the category, before that by quantity. */
    afterCategory: number;
    category: DiscountCandidate | null;
    quantity: QuantityStep | null;
}

/**
 * What is left of a chosen price: less the company's discount on the category, then less everybody's by quantity, each
 * from the rounded amount before it (ADR 0026). A final price stays as it is.
 */
export function discountedPrice(
    chosen: PriceCandidate,
    discounts: Discounts,
    collectionIds: readonly number[],
    quantity: number,
    day: string,
): DiscountedPrice {
    if (!chosen.takesDiscount) return { unitNet: chosen.unitNet, afterCategory: chosen.unitNet, category: null, quantity: null };
    const category = chooseDiscount(discounts.category, collectionIds, day);
    const step = stepReached(ladderOf(discounts.quantity, collectionIds, day), quantity);
    const afterCategory = discounted(fromSafeNumber(chosen.unitNet), category?.basisPoints ?? 0);
    const unitNet = toSafeNumber(discounted(afterCategory, step?.basisPoints ?? 0));
    return { unitNet, afterCategory: toSafeNumber(afterCategory), category, quantity: step };
}
