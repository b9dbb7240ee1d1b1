import fc from 'fast-check';

import { levelLines, setLevels } from './order-earnings';

describe('levelLines', () => {
    it('says of two levels what each pays and gets', () => {
        expect(levelLines({ orderLineId: 7, amount: { numerator: 10n, denominator: 1n }, lineNet: 1280n, amounts: [1050n, 1160n, 1280n] })).toEqual([
            { orderLineId: 7, level: 0, unitCostNet: 105n, unitPaidNet: 116n, costNet: 1050n, paidNet: 1160n },
            { orderLineId: 7, level: 1, unitCostNet: 116n, unitPaidNet: 128n, costNet: 1160n, paidNet: 1280n },
        ]);
    });

    it('hands on from the root to the buyer without losing a minor unit, at a loss to nobody', () => {
        const rising = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 2, maxLength: 11 }).map(steps => steps.map((_, i) => steps.slice(0, i + 1).reduce((a, b) => a + b, 1n)));
        fc.assert(
            fc.property(rising, fc.integer({ min: 1, max: 10 ** 6 }), fc.integer({ min: 0, max: 100 }), (unitPrices, quantity, percent) => {
                const lineNet = ((unitPrices.at(-1) ?? 0n) * BigInt(quantity) * BigInt(percent)) / 100n;
                const lines = levelLines({ orderLineId: 1, amount: { numerator: BigInt(quantity), denominator: 1n }, lineNet, amounts: unitPrices.map(unit => unit * BigInt(quantity)) });
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

describe('setLevels', () => {
    it('shares a set out at each level like the lines of its buyer', () => {
        expect(setLevels([1000n, 1100n], 2, [440n, 1760n])).toEqual([[400n, 440n], [1600n, 1760n]]);
    });

    it('never falls from one level to the next, and the levels of all lines stay within a minor unit a line of the price', () => {
        const prices = fc.array(fc.bigInt({ min: 1n, max: 10n ** 6n }), { minLength: 1, maxLength: 6 }).map(steps => steps.map((_, i) => steps.slice(0, i + 1).reduce((a, b) => a + b, 0n)));
        const nets = fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 8 });
        fc.assert(fc.property(prices, fc.integer({ min: 1, max: 1000 }), nets, (setPrices, count, lineNets) => {
            const levels = setLevels(setPrices, count, lineNets);
            levels.forEach(line => line.slice(1).forEach((amount, i) => expect(amount >= (line[i] ?? 0n)).toBe(true)));
            setPrices.forEach((price, level) => {
                const rest = levels.reduce((sum, line) => sum + (line[level] ?? 0n), 0n) - price * BigInt(count);
                expect(rest >= 0n && rest <= BigInt(lineNets.length)).toBe(true);
            });
        }));
    });
});
