import fc from 'fast-check';

import { chooseRelated } from './relation-choice';

const one = (variantId: number, productId: number) => ({ variantId, productId });

describe('what a product card shows beside the product', () => {
    it('is the first visible variant of each product, in the order given', () => {
        const taken = new Set([1]);
        expect(chooseRelated([one(10, 1), one(20, 2), one(21, 2), one(22, 2), one(30, 3)], new Set([10, 21, 22, 30]), taken, 8)).toEqual([21, 30]);
        expect([...taken]).toEqual([1, 2, 3]);
    });

    it('never shows what is hidden, a product twice, or more than there is room for', () => {
        const candidates = fc.array(fc.record({ variantId: fc.integer({ min: 1, max: 60 }), productId: fc.integer({ min: 1, max: 20 }) }), { maxLength: 80 });
        fc.assert(fc.property(candidates, fc.uniqueArray(fc.integer({ min: 1, max: 60 })), fc.integer({ min: 0, max: 12 }), (list, seen, most) => {
            const [visible, taken] = [new Set(seen), new Set([1, 2])];
            const chosen = chooseRelated(list, visible, taken, most);
            expect(chosen.length).toBeLessThanOrEqual(most);
            expect(chosen.every(id => visible.has(id))).toBe(true);
            expect(taken.size).toBe(2 + chosen.length);
        }));
    });
});
