import fc from 'fast-check';

import { creditFloor, creditStanding } from './credit-floor';

describe('credit floor', () => {
    it('is minus the limit, or where an override has led, or none', () => {
        expect(creditFloor(1000n, -400n)).toBe(-1000n);
        expect(creditFloor(1000n, -1000n)).toBe(-1000n);
        expect(creditFloor(1000n, -1300n)).toBe(-1300n);
        expect(creditFloor(0n, 0n)).toBe(0n);
        expect(creditFloor(null, -5n)).toBeNull();
    });

    it('property: the account always satisfies it, and nothing can be taken beyond the limit', () => {
        fc.assert(
            fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.bigInt({ min: 0n, max: 10n ** 15n }), (limit, exposure) => {
                const floor = creditFloor(limit, -exposure) ?? 0n;
                expect(-exposure >= floor).toBe(true);
                const takeable = -exposure - floor;
                expect(takeable).toBe(exposure >= limit ? 0n : limit - exposure);
            }),
        );
    });

    it('shows what is available, and 0 when the company is over its limit', () => {
        const terms = { limitMinor: 1000, termDays: 30, currencyCode: 'IRR', version: 1 };
        expect(creditStanding(terms, 400)).toMatchObject({ availableMinor: 600, exposureMinor: 400 });
        expect(creditStanding(terms, 1300)).toMatchObject({ availableMinor: 0 });
        expect(creditStanding({ ...terms, limitMinor: null }, 400).availableMinor).toBeNull();
    });
});
