import fc from 'fast-check';

import {
    type DiscountCandidate, chooseDiscount, discounted, discountRank, discountSteps, mostDiscountPoints, rankedCategories,
} from './category-discount';

const day = '2026-11-28';
/** Carpets hold rugs, and rugs hold clearance. */
const carpets: DiscountCandidate = {
    id: 1, collectionId: 10, collectionIds: [10, 11, 12], depth: 2, basisPoints: 1000, validFrom: null, validUntil: null, version: 1,
};
const rugs: DiscountCandidate = { ...carpets, id: 2, collectionId: 11, collectionIds: [11, 12], depth: 3, basisPoints: 500, version: 2 };
const clearance: DiscountCandidate = { ...carpets, id: 3, collectionId: 12, collectionIds: [12], depth: 4, basisPoints: 0, version: 3 };

describe('the discount on a category', () => {
    it.each([
        [[10], carpets],
        [[11], rugs],
        [[10, 11], rugs],
        [[12], clearance],
        [[99], null],
        [[], null],
    ])('in categories %j', (collectionIds, expected) => {
        expect(chooseDiscount([carpets, rugs, clearance], collectionIds, day)).toBe(expected);
    });

    it('is the larger of two equally deep ones', () => {
        const yarn = { ...carpets, id: 4, collectionIds: [20], basisPoints: 1500 };
        expect(chooseDiscount([carpets, yarn], [10, 20], day)).toBe(yarn);
    });

    it('holds on its first and last day and not a day outside', () => {
        const short = { ...rugs, validFrom: '2026-11-28', validUntil: '2026-11-29' };
        const on = (date: string) => chooseDiscount([carpets, short], [11], date);
        expect([on('2026-11-27'), on('2026-11-28'), on('2026-11-29'), on('2026-11-30')]).toEqual([carpets, short, short, carpets]);
    });

    it('says what became of each', () => {
        const past = { ...carpets, id: 5, validUntil: '2026-01-01' };
        const future = { ...carpets, id: 6, validFrom: '2027-01-01' };
        const outcomes = (takesDiscount: boolean) =>
            discountSteps([past, carpets, rugs, clearance, future], [11], day, takesDiscount).map(step => [step.discountId, step.outcome]);
        expect(outcomes(true)).toEqual([[2, 'chosen'], [1, 'less-specific'], [5, 'expired'], [6, 'not-yet-valid']]);
        expect(outcomes(false)).toEqual([[2, 'price-is-final'], [1, 'price-is-final'], [5, 'expired'], [6, 'not-yet-valid']]);
    });
});

describe('a discounted price', () => {
    it.each([
        [1000n, 1000, 900n],
        [999n, 1000, 899n],
        [5n, 1000, 5n],
        [1n, 9900, 1n],
        [1000n, 0, 1000n],
    ])('%s less %i basis points is %s', (net, points, expected) => expect(discounted(net, points)).toBe(expected));

    const price = fc.bigInt({ min: 1n, max: 10n ** 15n });
    const points = fc.integer({ min: 0, max: mostDiscountPoints });

    it('is never over the price nor zero, and keeps the order of prices and of discounts', () => {
        fc.assert(fc.property(price, price, points, points, (a, b, p, q) => {
            const [low, high] = a < b ? [a, b] : [b, a];
            expect(discounted(high, p) <= high && discounted(high, p) >= 1n).toBe(true);
            expect(discounted(low, p) <= discounted(high, p)).toBe(true);
            expect(discounted(high, Math.max(p, q)) <= discounted(high, Math.min(p, q))).toBe(true);
        }));
    });
});

describe('ranks for SQL', () => {
    const tree = fc.array(fc.record({
        collectionIds: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
        depth: fc.integer({ min: 1, max: 5 }),
        basisPoints: fc.integer({ min: 0, max: mostDiscountPoints }),
    }), { maxLength: 8 }).map(list => list.map((part, i): DiscountCandidate => ({ ...carpets, ...part, id: i + 1 })));

    it('the greatest rank of a variant\'s categories is that of the chosen discount', () => {
        fc.assert(fc.property(tree, fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }), (discounts, own) => {
            const chosen = chooseDiscount(discounts, own, day);
            const ranks = rankedCategories(discounts, day).filter(one => own.includes(one.id)).map(one => one.rank);
            expect(ranks.length === 0 ? null : Math.max(...ranks)).toBe(chosen === null ? null : discountRank(chosen));
            if (chosen !== null) expect(discountRank(chosen) % 10_000).toBe(chosen.basisPoints);
        }));
    });
});
