import fc from 'fast-check';

import { checkWeight, netWeightG } from './weight-check';

const tolerance = { basisPoints: 150, allowanceG: 40_000 };

describe('planned against real weight', () => {
    it.each([
        [10_000_000, 10_150_000, 'ok'],
        [10_000_000, 10_150_001, 'outside'],
        [10_000_000, 9_850_000, 'ok'],
        [10_000_000, 9_849_999, 'outside'],
        [1_000_000, 1_040_000, 'ok'],
        [1_000_000, 1_040_001, 'outside'],
        [0, 40_000, 'ok'],
    ] as const)('planned %d, net %d is %s', (planned, net, result) => {
        expect(checkWeight(planned, net, tolerance).result).toBe(result);
    });

    it('property: a wider tolerance never refuses what a narrower one accepts', () => {
        const grams = fc.integer({ min: 0, max: 90_000_000 });
        fc.assert(
            fc.property(grams, grams, fc.nat(500), fc.nat(500), grams, (planned, net, points, more, allowanceG) => {
                const narrow = checkWeight(planned, net, { basisPoints: points, allowanceG });
                const wide = checkWeight(planned, net, { basisPoints: points + more, allowanceG: allowanceG + more });
                expect(narrow.result === 'ok' && wide.result === 'outside').toBe(false);
            }),
        );
    });
});

describe('the net weight', () => {
    it('is gross minus tare', () => expect(netWeightG(24_000_000, 9_000_000)).toBe(15_000_000));

    it.each([
        [9_000_000, 9_000_000],
        [8_000_000, 9_000_000],
        [9_000_000, 0],
        [9_000_000, -1],
        [Number.NaN, 1],
        [Number.POSITIVE_INFINITY, 1],
        [Number.MAX_SAFE_INTEGER + 1, 1],
    ])('does not exist for gross %d and tare %d', (gross, tare) => expect(netWeightG(gross, tare)).toBeNull());

    it('property: is positive whenever it exists', () => {
        fc.assert(fc.property(fc.double(), fc.double(), (gross, tare) => expect(netWeightG(gross, tare) ?? 1).toBeGreaterThan(0)));
    });
});
