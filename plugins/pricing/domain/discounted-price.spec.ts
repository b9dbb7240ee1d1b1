import fc from 'fast-check';

import type { DiscountCandidate } from './category-discount';
import { discountedPrice } from './discounted-price';
import type { PackStep } from './pack-discount';
import type { PriceCandidate } from './price-choice';
import type { QuantityStep } from './quantity-discount';

const day = '2026-11-28';
const price: PriceCandidate = {
    rowId: 1, listId: 10, listName: 'Dealers', priority: 1, minQuantity: 1, unitNet: 999, takesDiscount: true, validFrom: null, validUntil: null, version: 1,
};
const carpets: DiscountCandidate = {
    id: 1, collectionId: 10, collectionIds: [10], depth: 2, basisPoints: 1000, validFrom: null, validUntil: null, version: 2,
};
const fifty: QuantityStep = {
    id: 2, collectionId: null, collectionIds: null, depth: 0, minQuantity: 50, basisPoints: 500, validFrom: null, validUntil: null, version: 3,
};
const boxes: PackStep = {
    id: 3, variantId: null, collectionId: null, collectionIds: null, depth: 0, unit: 'box', basisPoints: 200, validFrom: null, validUntil: null, version: 4,
};
const discounts = { category: [carpets], quantity: [fifty], pack: [boxes] };
const packs = [{ code: 'box', factor: 40, perUnits: 1 }];
const net = (quantity: number, collectionIds = [10], row = price) => discountedPrice(row, discounts, { variantId: 1, collectionIds, packs }, quantity, day);

describe('a discounted price', () => {
    it('takes off the category first, then the quantity, each from the rounded amount before it', () => {
        expect(net(50)).toEqual({ unitNet: 854, afterCategory: 899, afterQuantity: 854, category: carpets, quantity: fifty, pack: null });
        expect(net(49)).toEqual({ unitNet: 899, afterCategory: 899, afterQuantity: 899, category: carpets, quantity: null, pack: null });
        expect(net(50, [99])).toEqual({ unitNet: 949, afterCategory: 999, afterQuantity: 949, category: null, quantity: fifty, pack: null });
        expect(net(80)).toEqual({ unitNet: 837, afterCategory: 899, afterQuantity: 854, category: carpets, quantity: fifty, pack: boxes });
    });

    it('stays as it is when it is final', () => {
        expect(net(50, [10], { ...price, takesDiscount: false })).toEqual({ unitNet: 999, afterCategory: 999, afterQuantity: 999, category: null, quantity: null, pack: null });
    });

    it('keeps the order of prices, is never zero, and never grows with the quantity but for the packs', () => {
        const amount = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
        const quantity = fc.integer({ min: 1, max: 100 });
        fc.assert(fc.property(amount, amount, quantity, quantity, (a, b, p, q) => {
            const of = (unitNet: number, many: number) => net(many, [10], { ...price, unitNet }).unitNet;
            expect(of(Math.min(a, b), q)).toBeLessThanOrEqual(of(Math.max(a, b), q));
            const unpacked = (many: number) => discountedPrice({ ...price, unitNet: a }, discounts, { variantId: 1, collectionIds: [10], packs: [] }, many, day).unitNet;
            expect(unpacked(Math.max(p, q))).toBeLessThanOrEqual(unpacked(Math.min(p, q)));
            expect(of(a, q)).toBeLessThanOrEqual(unpacked(q));
            expect(of(a, q)).toBeGreaterThanOrEqual(1);
        }));
    });
});
