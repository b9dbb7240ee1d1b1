import fc from 'fast-check';

import { ladderOf, type QuantityStep, stepReached } from './quantity-discount';

const day = '2026-11-28';
const all: QuantityStep = {
    id: 1, collectionId: null, collectionIds: null, depth: 0, minQuantity: 10, basisPoints: 200, validFrom: null, validUntil: null, version: 1,
};
const rugs: QuantityStep = { ...all, id: 2, collectionId: 11, collectionIds: [11, 12], depth: 2, minQuantity: 100, basisPoints: 500 };
const points = (steps: QuantityStep[], collectionIds: number[], quantity: number, on = day) =>
    stepReached(ladderOf(steps, collectionIds, on), quantity)?.basisPoints ?? 0;

describe('the discount by quantity', () => {
    it.each([
        [[10], 9, 0],
        [[10], 10, 200],
        [[11], 50, 0],
        [[11], 100, 500],
        [[], 1000, 200],
    ])('in categories %j for %i', (collectionIds, quantity, expected) => {
        expect(points([all, rugs], collectionIds, quantity)).toBe(expected);
    });

    it('holds on its first and last day and not a day outside', () => {
        const short = { ...all, validFrom: '2026-11-28', validUntil: '2026-11-29' };
        expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map(on => points([short], [], 10, on))).toEqual([0, 200, 200, 0]);
    });

    it('is never less for more, in any order of the steps', () => {
        const step = fc.record({
            depth: fc.integer({ min: 0, max: 2 }),
            minQuantity: fc.integer({ min: 1, max: 30 }),
            basisPoints: fc.integer({ min: 0, max: 9900 }),
        }).map((part): QuantityStep => ({ ...all, ...part, collectionIds: part.depth === 0 ? null : [11] }));
        const quantity = fc.integer({ min: 1, max: 40 });
        fc.assert(fc.property(fc.array(step, { maxLength: 10 }), quantity, quantity, (steps, one, other) => {
            const [less, more] = [Math.min(one, other), Math.max(one, other)];
            expect(points(steps, [11], more)).toBeGreaterThanOrEqual(points(steps, [11], less));
            expect(points([...steps].reverse(), [11], more)).toBe(points(steps, [11], more));
        }));
    });
});
