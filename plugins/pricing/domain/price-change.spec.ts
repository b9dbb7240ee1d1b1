import fc from 'fast-check';

import { adjusted, changeInPoints, isUnusual, needsSecondPerson, refuseDecision, refuseUndo, refuseWithdrawal } from './price-change';

describe('isUnusual', () => {
    it('takes ten times and a tenth, and nothing beyond', () => {
        expect([isUnusual(100n, 1000n), isUnusual(100n, 1001n), isUnusual(100n, 10n), isUnusual(100n, 9n)]).toEqual([false, true, false, true]);
    });
});

describe('adjusted', () => {
    const up = { basisPoints: 1050, step: 1, rounding: 'half-up' as const };

    it('changes by a share and ends on whole steps', () => {
        expect(adjusted(1000n, up)).toBe(1105n);
        expect(adjusted(123_456n, { ...up, step: 1000 })).toBe(136_000n);
        expect(adjusted(123_456n, { ...up, step: 1000, rounding: 'up' })).toBe(137_000n);
        expect(adjusted(123_456n, { basisPoints: -2500, step: 1000, rounding: 'down' })).toBe(92_000n);
        // Rials past 2^31, and past what a number counts.
        expect(adjusted(9_007_199_254_740_993n, { ...up, basisPoints: 0 })).toBe(9_007_199_254_740_993n);
    });

    it('rounds once: 99.99 and a third step up is no half of a half', () => {
        expect(adjusted(9_999n, { basisPoints: 1, step: 10_000, rounding: 'half-up' })).toBe(10_000n);
        expect(adjusted(10_000n, { basisPoints: 0, step: 10_000, rounding: 'up' })).toBe(10_000n);
    });

    it('is never under one step, a multiple of it, and grows with the price', () => {
        const steps = fc.constantFrom(1, 5, 100, 100_000);
        fc.assert(
            fc.property(fc.bigInt(1n, 10n ** 15n), fc.integer({ min: -9_900, max: 50_000 }), steps, fc.constantFrom('half-up' as const, 'up' as const, 'down' as const), (price, basisPoints, step, rounding) => {
                const result = adjusted(price, { basisPoints, step, rounding });
                expect(result >= BigInt(step) && result % BigInt(step) === 0n).toBe(true);
                expect(adjusted(price + 1n, { basisPoints, step, rounding }) >= result).toBe(true);
            }),
        );
    });
});

describe('needsSecondPerson', () => {
    const limits = { maxBasisPoints: 1000, maxPrices: 100 };
    it('asks for one beyond either limit, up or down, and never without limits', () => {
        expect(needsSecondPerson({ prices: 100, largestRise: 1000, largestFall: -1000 }, limits)).toBe(false);
        expect(needsSecondPerson({ prices: 1, largestRise: null, largestFall: -1001 }, limits)).toBe(true);
        expect(needsSecondPerson({ prices: 1, largestRise: 1001, largestFall: 1001 }, limits)).toBe(true);
        expect(needsSecondPerson({ prices: 101, largestRise: null, largestFall: null }, limits)).toBe(true);
        expect(needsSecondPerson({ prices: 1_000_000, largestRise: 99_999, largestFall: 0 }, { maxBasisPoints: null, maxPrices: null })).toBe(false);
    });
    it('measures a change by what it was', () => {
        expect([changeInPoints(100n, 110n), changeInPoints(300n, 200n), changeInPoints(3n, 4n)]).toEqual([1000, -3333, 3333]);
    });
});

describe('decisions', () => {
    const waiting = { state: 'waiting' as const, administratorId: 1 };
    it('are of another person, once, with a reason for no', () => {
        expect(refuseDecision(waiting, 2, { accept: true, reason: null })).toBeNull();
        expect(refuseDecision(waiting, 1, { accept: true, reason: null })).toBe('same-person');
        expect(refuseDecision(waiting, 2, { accept: false, reason: null })).toBe('reason-missing');
        expect(refuseDecision({ ...waiting, state: 'applied' }, 2, { accept: true, reason: null })).toBe('decided-already');
        expect([refuseWithdrawal(waiting, 1), refuseWithdrawal(waiting, 2), refuseWithdrawal({ ...waiting, state: 'refused' }, 1)]).toEqual([null, 'not-yours', 'decided-already']);
    });
    it('go back while nothing has changed since', () => {
        expect([refuseUndo({ ...waiting, state: 'applied' }, 0), refuseUndo({ ...waiting, state: 'applied' }, 3), refuseUndo({ ...waiting, state: 'undone' }, 0)]).toEqual([null, 'changed-meanwhile', 'not-applied']);
    });
});
