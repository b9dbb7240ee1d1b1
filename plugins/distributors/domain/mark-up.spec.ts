import fc from 'fast-check';

import { levelPrices, mostPoints, withMarkup } from './mark-up';

const price = fc.bigInt({ min: 1n, max: 10n ** 13n });
const points = fc.integer({ min: 0, max: mostPoints });
const markups = fc.array(points, { maxLength: 10 });

describe('withMarkup', () => {
    it.each<[bigint, number, bigint]>([
        [1000n, 1250, 1125n],
        [1000n, 0, 1000n],
        [1n, 4999, 1n],
        [1n, 5000, 2n],
        [333n, 1, 333n],
        [99_950n, 5, 100_000n],
    ])('%s with %s basis points is %s', (net, basisPoints, expected) => expect(withMarkup(net, basisPoints)).toBe(expected));

    it('is dearer or equal with a higher mark-up, and with a higher price', () => {
        fc.assert(fc.property(price, points, points, (net, a, b) => withMarkup(net, Math.min(a, b)) <= withMarkup(net, Math.max(a, b))));
        fc.assert(fc.property(price, price, points, (a, b, p) => a <= b === (withMarkup(a, p) <= withMarkup(b, p)) || a > b));
    });
});

describe('levelPrices', () => {
    it('adds each mark-up to the price of the level above, rounded there', () => {
        expect(levelPrices(105n, [1000, 1000])).toEqual([105n, 116n, 128n]);
        expect(levelPrices(105n, [])).toEqual([105n]);
    });

    it('never goes below the level above, and so never below the cost', () => {
        fc.assert(
            fc.property(price, markups, (net, chain) => {
                const levels = levelPrices(net, chain);
                expect(levels).toHaveLength(chain.length + 1);
                levels.slice(1).forEach((level, i) => expect(level >= (levels[i] ?? 0n)).toBe(true));
            }),
        );
    });
});
