import fc from 'fast-check';

import { shareOut } from './share-out';

describe('shareOut', () => {
    it('gives each distributor his own mark-up', () => {
        expect(shareOut(128n, [105n, 116n, 128n])).toEqual([105n, 11n, 12n]);
    });

    it('takes a promotion from each in proportion', () => {
        expect(shareOut(64n, [105n, 116n, 128n])).toEqual([53n, 5n, 6n]);
    });

    it('adds up to what the customer pays, and takes from nobody', () => {
        const rises = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 11 });
        fc.assert(
            fc.property(rises, fc.integer({ min: 0, max: 100 }), (steps, percentOff) => {
                const levels = steps.map((_, i) => steps.slice(0, i + 1).reduce((a, b) => a + b, 1n));
                const paid = ((levels.at(-1) ?? 0n) * BigInt(100 - percentOff)) / 100n;
                const shares = shareOut(paid, levels);
                expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(paid);
                expect(shares.every(share => share >= 0n)).toBe(true);
                if (percentOff === 0) expect(shares[0]).toBe(levels[0]);
            }),
        );
    });
});
