import fc from 'fast-check';

import { shareOut } from './earnings';
import { levelPrices, mostPoints } from './mark-up';

describe('shareOut', () => {
    it('gives each distributor his own mark-up', () => {
        expect(shareOut(128n, [105n, 116n, 128n])).toEqual([105n, 11n, 12n]);
    });

    it('takes a promotion from each in proportion', () => {
        expect(shareOut(64n, [105n, 116n, 128n])).toEqual([53n, 5n, 6n]);
    });

    it('adds up to what the customer pays, and takes from nobody', () => {
        const markups = fc.array(fc.integer({ min: 0, max: mostPoints }), { maxLength: 10 });
        const scene = fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 9n }), markups, fc.bigInt({ min: 1n, max: 10n ** 6n }), fc.integer({ min: 0, max: 100 }));
        fc.assert(
            fc.property(scene, ([net, chain, quantity, percentOff]) => {
                const levels = levelPrices(net, chain).map(unit => unit * quantity);
                const full = levels.at(-1) ?? 0n;
                const paid = (full * BigInt(100 - percentOff)) / 100n;
                const shares = shareOut(paid, levels);
                expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(paid);
                expect(shares.every(share => share >= 0n)).toBe(true);
                if (percentOff === 0) expect(shares[0]).toBe(levels[0]);
            }),
        );
    });
});
