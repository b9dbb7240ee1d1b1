import fc from 'fast-check';

import { levelLines } from './order-earnings';

describe('levelLines', () => {
    it('says of two levels what each pays and gets', () => {
        expect(levelLines({ orderLineId: 7, amount: { numerator: 10n, denominator: 1n }, lineNet: 1280n, unitPrices: [105n, 116n, 128n] })).toEqual([
            { orderLineId: 7, level: 0, unitCostNet: 105n, unitPaidNet: 116n, costNet: 1050n, paidNet: 1160n },
            { orderLineId: 7, level: 1, unitCostNet: 116n, unitPaidNet: 128n, costNet: 1160n, paidNet: 1280n },
        ]);
    });

    it('hands on from the root to the buyer without losing a minor unit, at a loss to nobody', () => {
        const rising = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 2, maxLength: 11 }).map(steps => steps.map((_, i) => steps.slice(0, i + 1).reduce((a, b) => a + b, 1n)));
        fc.assert(
            fc.property(rising, fc.integer({ min: 1, max: 10 ** 6 }), fc.integer({ min: 0, max: 100 }), (unitPrices, quantity, percent) => {
                const lineNet = ((unitPrices.at(-1) ?? 0n) * BigInt(quantity) * BigInt(percent)) / 100n;
                const lines = levelLines({ orderLineId: 1, amount: { numerator: BigInt(quantity), denominator: 1n }, lineNet, unitPrices });
                expect(lines).toHaveLength(unitPrices.length - 1);
                expect(lines.at(-1)?.paidNet).toBe(lineNet);
                const earned = lines.reduce((sum, line) => sum + line.paidNet - line.costNet, 0n);
                expect((lines[0]?.costNet ?? 0n) + earned).toBe(lineNet);
                lines.forEach((line, i) => {
                    expect(line.paidNet >= line.costNet).toBe(true);
                    if (i > 0) expect(line.costNet).toBe(lines[i - 1]?.paidNet);
                });
            }),
        );
    });
});
