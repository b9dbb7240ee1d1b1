import fc from 'fast-check';

import { fromBase, largestQuantity, toBase } from './quantity';

const metre = { code: 'm2', numerator: 1n, denominator: 1n };
const roll = { code: 'roll', numerator: 25n, denominator: 1n };
const halfTile = { code: 'tile', numerator: 1n, denominator: 2n };
const free = { minimum: 1n, increment: 1n };

describe('toBase', () => {
    it('converts exactly', () => {
        expect(toBase(3n, roll, free)).toEqual({ base: 75n });
        expect(toBase(4n, halfTile, free)).toEqual({ base: 2n });
        expect(toBase(7n, metre, free)).toEqual({ base: 7n });
    });

    it('refuses a remainder and names the valid quantities around it', () => {
        expect(toBase(5n, halfTile, free)).toEqual({ refused: 'not-whole', nearest: [4n, 6n] });
        expect(toBase(30n, metre, { minimum: 0n, increment: 25n })).toEqual({ refused: 'not-a-multiple', nearest: [25n, 50n] });
    });

    it('takes the minimum itself and nothing below', () => {
        const rule = { minimum: 10n, increment: 5n };
        expect(toBase(10n, metre, rule)).toEqual({ base: 10n });
        expect(toBase(9n, metre, rule)).toEqual({ refused: 'below-minimum', nearest: [10n] });
        expect(toBase(0n, metre, rule)).toEqual({ refused: 'not-positive', nearest: [10n] });
        expect(toBase(-3n, metre, rule)).toEqual({ refused: 'not-positive', nearest: [10n] });
    });

    it('rounds a minimum between two steps up to the next step', () => {
        expect(toBase(20n, metre, { minimum: 12n, increment: 10n })).toEqual({ base: 20n });
        expect(toBase(12n, metre, { minimum: 12n, increment: 10n })).toEqual({ refused: 'not-a-multiple', nearest: [20n] });
    });

    it('finds whole rolls that fit an increment of another size', () => {
        // 25 m² rolls sold in steps of 10 m²: every second roll.
        expect(toBase(3n, roll, { minimum: 0n, increment: 10n })).toEqual({ refused: 'not-a-multiple', nearest: [2n, 4n] });
    });

    it('ends at what an order line can hold', () => {
        expect(toBase(largestQuantity, metre, free)).toEqual({ base: largestQuantity });
        expect(toBase(largestQuantity + 1n, metre, free)).toEqual({ refused: 'too-large', nearest: [largestQuantity] });
        expect(toBase(10n ** 30n, roll, free)).toEqual({ refused: 'too-large', nearest: [largestQuantity / 25n] });
    });

    const unit = fc.record({
        code: fc.constant('u'),
        numerator: fc.bigInt({ min: 1n, max: 60n }),
        denominator: fc.bigInt({ min: 1n, max: 60n }),
    });
    const rule = fc.record({ minimum: fc.bigInt({ min: 0n, max: 500n }), increment: fc.bigInt({ min: 1n, max: 60n }) });
    const quantity = fc.bigInt({ min: -5n, max: 5000n });

    it('never rounds, and goes back to what was asked', () => {
        fc.assert(
            fc.property(quantity, unit, rule, (wished, u, r) => {
                const answer = toBase(wished, u, r);
                if ('base' in answer) {
                    expect(answer.base * u.denominator).toBe(wished * u.numerator);
                    expect(fromBase(answer.base, u)).toBe(wished);
                    expect(answer.base >= r.minimum && answer.base % r.increment === 0n).toBe(true);
                }
            }),
        );
    });

    it('suggests only quantities that it accepts, and the closest ones', () => {
        fc.assert(
            fc.property(quantity, unit, rule, (wished, u, r) => {
                const answer = toBase(wished, u, r);
                if ('base' in answer) return;
                expect(answer.nearest.length).toBeGreaterThan(0);
                for (const near of answer.nearest) expect(toBase(near, u, r)).toHaveProperty('base');
                const [first = 0n, last = first] = answer.nearest;
                for (let between = first + 1n; between < last; between++) {
                    expect(toBase(between, u, r)).toHaveProperty('refused');
                }
            }),
            { numRuns: 300 },
        );
    });
});
