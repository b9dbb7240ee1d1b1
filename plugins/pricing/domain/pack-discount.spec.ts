import fc from 'fast-check';

import { discountedPacks, packDiscount, type PackStep, packTrace } from './pack-discount';

const day = '2026-11-28';
const boxes: PackStep = {
    id: 1, variantId: null, collectionId: null, collectionIds: null, depth: 0, unit: 'box', basisPoints: 200, validFrom: null, validUntil: null, version: 1,
};
const pallets: PackStep = { ...boxes, id: 2, unit: 'pallet', basisPoints: 500 };
const rugBoxes: PackStep = { ...boxes, id: 3, collectionId: 11, collectionIds: [11], depth: 2, basisPoints: 100 };
const thisBox: PackStep = { ...boxes, id: 4, variantId: 7, depth: 1000, basisPoints: 300 };
const all = [boxes, pallets, rugBoxes, thisBox];
const packs = [{ code: 'box', factor: 12, perUnits: 1 }, { code: 'pallet', factor: 480, perUnits: 1 }];
const points = (quantity: number, more: { variantId?: number; collectionIds?: number[] } = {}, steps = all, on = day) =>
    packDiscount(steps, { variantId: 1, collectionIds: [], packs, ...more }, quantity, on)?.basisPoints ?? 0;

describe('the discount on whole packs', () => {
    it.each([
        [11, 0],
        [12, 200],
        [13, 0],
        [24, 200],
        [480, 500],
        [492, 200],
        [0, 0],
    ])('is of %i pieces %i', (quantity, expected) => expect(points(quantity)).toBe(expected));

    it('is that of the article before that of its category before that of all goods, even when it is less', () => {
        expect(points(12, { collectionIds: [11] })).toBe(100);
        expect(points(12, { collectionIds: [11], variantId: 7 })).toBe(300);
        expect(points(12, { collectionIds: [11] }, [boxes, { ...rugBoxes, basisPoints: 0 }])).toBe(0);
    });

    it('holds on its first and last day and not a day outside', () => {
        const short = { ...boxes, validFrom: '2026-11-28', validUntil: '2026-11-29' };
        expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map(on => points(12, {}, [short], on))).toEqual([0, 200, 200, 0]);
    });

    it('asks for whole packs of a pack that does not come out even: two bags of 2.5', () => {
        const bag = { variantId: 1, collectionIds: [], packs: [{ code: 'box', factor: 5, perUnits: 2 }] };
        expect([5, 10, 7].map(quantity => packDiscount([boxes], bag, quantity, day)?.basisPoints ?? 0)).toEqual([200, 200, 0]);
    });

    it('has no packs of one piece or of parts of one', () => {
        const halves = { variantId: 1, collectionIds: [], packs: [{ code: 'box', factor: 1, perUnits: 2 }] };
        expect(packDiscount([boxes], halves, 4, day)).toBeNull();
        expect(discountedPacks([boxes], halves, day)).toEqual([]);
        expect(discountedPacks(all, { variantId: 1, collectionIds: [], packs }, day)).toEqual(packs);
    });

    it('says in the trace what became of each, and of exactly one that it was chosen when there is a discount', () => {
        fc.assert(fc.property(fc.integer({ min: 1, max: 1000 }), fc.boolean(), fc.constantFrom(1, 7), (quantity, takes, variantId) => {
            const goods = { variantId, collectionIds: [11], packs };
            const chosen = packTrace(all, goods, quantity, day, takes).filter(step => step.outcome === 'chosen');
            const expected = takes ? packDiscount(all, goods, quantity, day) : null;
            expect(chosen.map(step => step.discountId)).toEqual(expected === null ? [] : [expected.id]);
        }));
    });
});
