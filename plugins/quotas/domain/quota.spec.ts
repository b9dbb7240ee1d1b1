import fc from 'fast-check';

import { countedOf, goodsKeyOf, holdingQuotas, leftOf, passedQuotas, type QuotaFacts, type QuotaUse, tightestQuota } from './quota';

const quota = (id: number, isOwn: boolean, goodsKey: string, period: QuotaFacts['period'], maxQuantity = 10): QuotaFacts => ({ id, isOwn, goodsKey, period, maxQuantity });
const use = (maxQuantity: number, orderedQuantity: number, ...variantIds: number[]): QuotaUse => ({ maxQuantity, orderedQuantity, variantIds });

describe('the quotas that hold', () => {
    it("are a company's own before its group's for the same goods and period, and all others together", () => {
        const all = [quota(1, false, 'variant:5', 'month'), quota(2, true, 'variant:5', 'month'), quota(3, false, 'variant:5', 'day'), quota(4, true, 'product:5', 'month')];
        expect(holdingQuotas(all).map(one => one.id)).toEqual([2, 3, 4]);
    });

    it('speak of one thing each', () => {
        const none = { productVariantId: null, productId: null, collectionId: null };
        expect([{ ...none, productVariantId: 7 }, { ...none, productId: 7 }, { ...none, collectionId: 7 }].map(goodsKeyOf)).toEqual(['variant:7', 'product:7', 'category:7']);
    });
});

describe('what is left', () => {
    it('is what was not ordered, and never less than nothing', () => {
        expect(leftOf(use(100, 60))).toBe(40);
        expect(leftOf(use(100, 100))).toBe(0);
        expect(leftOf(use(50, 60))).toBe(0);
    });

    it('may be ordered to the last unit, and not one more', () => {
        const month = use(100, 60, 1, 2);
        expect(passedQuotas([month], new Map([[1, 30], [2, 10]]))).toEqual([]);
        expect(passedQuotas([month], new Map([[1, 30], [2, 11]]))).toEqual([month]);
        expect(passedQuotas([month], new Map([[3, 1000]]))).toEqual([]);
    });

    it('binds a line by the quota that leaves it least, beside what else of the cart counts', () => {
        const [day, month] = [use(20, 0, 1), use(100, 60, 1, 2)];
        expect(tightestQuota([day, month], 1, new Map([[1, 5]]))).toEqual({ use: day, most: 20 });
        expect(tightestQuota([day, month], 1, new Map([[1, 5], [2, 35]]))).toEqual({ use: month, most: 5 });
        expect(tightestQuota([day, month], 3, new Map())).toBeNull();
    });
});

describe('properties of quotas', () => {
    const variants = fc.integer({ min: 1, max: 6 });
    const quantity = fc.integer({ min: 0, max: 1_000 });
    const uses = fc.array(
        fc.record({ maxQuantity: fc.integer({ min: 1, max: 1_000 }), orderedQuantity: quantity, variantIds: fc.uniqueArray(variants, { maxLength: 6 }) }),
        { maxLength: 5 },
    );
    const wants = fc.array(fc.tuple(variants, quantity), { maxLength: 6 }).map(rows => new Map(rows));

    it('let an order pass exactly when every article keeps within the quota that binds it most', () => {
        fc.assert(
            fc.property(uses, wants, (all, wanted) => {
                const isWithin = [...wanted].every(([variantId, many]) => many === 0 || many <= (tightestQuota(all, variantId, wanted)?.most ?? many));
                expect(passedQuotas(all, wanted).length === 0).toBe(isWithin);
            }),
        );
    });

    it('never let two orders through one after the other that would be refused together', () => {
        fc.assert(
            fc.property(uses, wants, wants, (all, first, second) => {
                const after = all.map(one => ({ ...one, orderedQuantity: one.orderedQuantity + countedOf(one, first) }));
                if (passedQuotas(all, first).length > 0 || passedQuotas(after, second).length > 0) return;
                for (const one of all) expect(one.orderedQuantity + countedOf(one, first) + countedOf(one, second)).toBeLessThanOrEqual(Math.max(one.maxQuantity, one.orderedQuantity));
            }),
        );
    });

    it('give back with a cancelled order what it took, and no more', () => {
        fc.assert(
            fc.property(uses, wants, (all, wanted) => {
                for (const one of all) {
                    const placed = { ...one, orderedQuantity: one.orderedQuantity + countedOf(one, wanted) };
                    expect(leftOf(placed)).toBeLessThanOrEqual(leftOf(one));
                    expect(leftOf({ ...placed, orderedQuantity: placed.orderedQuantity - countedOf(one, wanted) })).toBe(leftOf(one));
                }
            }),
        );
    });
});
