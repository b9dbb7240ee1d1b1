import fc from 'fast-check';

import { discountPoints, floorNet, isBelowFloor, refuseDraftDecision } from './quote-floor';

const amount = fc.integer({ min: 1, max: 1_000_000_000_000 });

describe('the floor of a quote', () => {
    it('is told in hundredths of a percent of the usual price', () => {
        expect(discountPoints(1_000, 950)).toBe(500);
        expect(discountPoints(1_000, 1_100)).toBe(-1_000);
        expect(discountPoints(null, 950)).toBeNull();
    });

    it('lets pass exactly its share, and one unit below it needs a second person', () => {
        expect(isBelowFloor(10_000, 9_500, 500)).toBe(false);
        expect(isBelowFloor(10_000, 9_499, 500)).toBe(true);
        expect(isBelowFloor(null, 9_499, 500)).toBe(true);
        expect(isBelowFloor(10_000, 1, null)).toBe(false);
    });

    it('is a price', () => expect([floorNet(10_000, 500), floorNet(999, 333)]).toEqual([9_500, 966]));

    it('is of two people', () => {
        const draft = { isWaiting: true, requestedByAdministratorId: 1, editedByAdministratorId: 2 };
        expect(refuseDraftDecision(draft, 1, { accept: true, reason: null })).toBe('same-person');
        expect(refuseDraftDecision(draft, 2, { accept: true, reason: null })).toBe('same-person');
        expect(refuseDraftDecision(draft, 3, { accept: false, reason: null })).toBe('reason-missing');
        expect(refuseDraftDecision(draft, 3, { accept: true, reason: null })).toBeNull();
        expect(refuseDraftDecision({ ...draft, isWaiting: false }, 3, { accept: true, reason: null })).toBe('not-waiting');
    });

    describe('properties', () => {
        it('the floor as a price is the lowest that is not below it', () => {
            fc.assert(fc.property(amount, fc.integer({ min: 0, max: 9_999 }), (usual, floor) => {
                const lowest = floorNet(usual, floor);
                expect(isBelowFloor(usual, lowest, floor)).toBe(false);
                expect(isBelowFloor(usual, lowest - 1, floor)).toBe(true);
            }));
        });

        it('a lower price is never further from the floor, and a price at or above the usual one is never below it', () => {
            fc.assert(fc.property(amount, amount, amount, fc.integer({ min: 0, max: 10_000 }), (usual, one, other, floor) => {
                const [low, high] = one < other ? [one, other] : [other, one];
                if (isBelowFloor(usual, high, floor)) expect(isBelowFloor(usual, low, floor)).toBe(true);
                if (high >= usual) expect(isBelowFloor(usual, high, floor)).toBe(false);
                expect(discountPoints(usual, low) ?? 0).toBeGreaterThanOrEqual(discountPoints(usual, high) ?? 0);
            }));
        });
    });
});
