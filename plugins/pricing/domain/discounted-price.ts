import { fromSafeNumber, toSafeNumber } from '../../../kernel/money';
import { chooseDiscount, type DiscountCandidate, discounted } from './category-discount';
import { type Goods, packDiscount, type PackStep } from './pack-discount';
import type { PriceCandidate } from './price-choice';
import { ladderOf, type QuantityStep, stepReached } from './quantity-discount';

export interface Discounts {
    category: readonly DiscountCandidate[];
    quantity: readonly QuantityStep[];
    pack: readonly PackStep[];
}

export interface DiscountedPrice {
    /** Minor units, after all discounts. */
    unitNet: number;
    /** After the discount on the category, before that by quantity. */
    afterCategory: number;
    /** After the discount by quantity, before that on whole packs. */
    afterQuantity: number;
    category: DiscountCandidate | null;
    quantity: QuantityStep | null;
    pack: PackStep | null;
}

/**
 * What is left of a chosen price: less the company's discount on the category, then less everybody's by quantity, then
 * less everybody's for whole packs, each from the rounded amount before it (ADR 0026, 0032). A final price stays as it is.
 */
export function discountedPrice(chosen: PriceCandidate, discounts: Discounts, goods: Goods, quantity: number, day: string): DiscountedPrice {
    const { unitNet } = chosen;
    if (!chosen.takesDiscount) return { unitNet, afterCategory: unitNet, afterQuantity: unitNet, category: null, quantity: null, pack: null };
    const category = chooseDiscount(discounts.category, goods.collectionIds, day);
    const step = stepReached(ladderOf(discounts.quantity, goods.collectionIds, day), quantity);
    const pack = packDiscount(discounts.pack, goods, quantity, day);
    const afterCategory = discounted(fromSafeNumber(unitNet), category?.basisPoints ?? 0);
    const afterQuantity = discounted(afterCategory, step?.basisPoints ?? 0);
    return {
        unitNet: toSafeNumber(discounted(afterQuantity, pack?.basisPoints ?? 0)),
        afterCategory: toSafeNumber(afterCategory),
        afterQuantity: toSafeNumber(afterQuantity),
        category,
        quantity: step,
        pack,
    };
}
