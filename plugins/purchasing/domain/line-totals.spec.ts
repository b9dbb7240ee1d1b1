import fc from 'fast-check';

import { areaAdjustments, corePrice, lineTotals } from './line-totals';

const by = (unitNet: number, taxRate: number, quantity: number) => lineTotals({ unitNet, taxRate }, quantity);

describe('line totals', () => {
    it('rounds once for the line', () => {
        expect(by(105, 10, 1)).toEqual({ net: 105, gross: 116 });
        expect(by(105, 10, 2)).toEqual({ net: 210, gross: 231 });
        expect(by(100, 0, 7)).toEqual({ net: 700, gross: 700 });
    });

    it('property: gross is never less than net, and both grow with the quantity', () => {
        fc.assert(
            fc.property(fc.nat(10 ** 9), fc.constantFrom(0, 5, 8, 9, 10, 23), fc.integer({ min: 1, max: 5000 }), (unit, tax, quantity) => {
                const one = by(unit, tax, quantity);
                const more = by(unit, tax, quantity + 1);
                expect(one.gross).toBeGreaterThanOrEqual(one.net);
                expect(more.net).toBeGreaterThanOrEqual(one.net);
                expect(more.gross).toBeGreaterThanOrEqual(one.gross);
                expect(Math.abs(one.gross - one.net * (1 + tax / 100))).toBeLessThanOrEqual(1);
            }),
        );
    });

    it('prices a cut from a roll by its exact area: 3.5 m of a roll 4 m wide are 14 m²', () => {
        expect(lineTotals({ unitNet: 3_599, taxRate: 23, rollWidthCm: 400 }, 350)).toEqual({ net: 50_386, gross: 61_975 });
    });

    it('property: core has the exact area too, its price of a centimetre and an adjustment together', () => {
        fc.assert(fc.property(fc.integer({ min: 1, max: 10 ** 8 }), fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 50_000 }), (unitNet, rollWidthCm, quantity) => {
            const price = { unitNet, taxRate: 9, rollWidthCm };
            const adjusted = areaAdjustments(price, quantity).reduce((sum, one) => sum + one.amount, 0);
            expect(corePrice(price) * quantity + adjusted).toBe(lineTotals(price, quantity).net);
            expect(Math.abs(lineTotals(price, quantity).net - (unitNet * rollWidthCm * quantity) / 10_000)).toBeLessThanOrEqual(0.5);
        }));
    });
});
