import fc from 'fast-check';

import { lineTotals } from './line-totals';

describe('line totals', () => {
    it('rounds once for the line', () => {
        expect(lineTotals(105, 10, 1)).toEqual({ net: 105, gross: 116 });
        expect(lineTotals(105, 10, 2)).toEqual({ net: 210, gross: 231 });
        expect(lineTotals(100, 0, 7)).toEqual({ net: 700, gross: 700 });
    });

    it('property: gross is never less than net, and both grow with the quantity', () => {
        fc.assert(
            fc.property(fc.nat(10 ** 9), fc.constantFrom(0, 5, 8, 9, 10, 23), fc.integer({ min: 1, max: 5000 }), (unit, tax, quantity) => {
                const one = lineTotals(unit, tax, quantity);
                const more = lineTotals(unit, tax, quantity + 1);
                expect(one.gross).toBeGreaterThanOrEqual(one.net);
                expect(more.net).toBeGreaterThanOrEqual(one.net);
                expect(more.gross).toBeGreaterThanOrEqual(one.gross);
                expect(Math.abs(one.gross - one.net * (1 + tax / 100))).toBeLessThanOrEqual(1);
            }),
        );
    });
});
