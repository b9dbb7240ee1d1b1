import fc from 'fast-check';

import { setLines, splitSet } from './set-lines';
import { setNameIn } from './set-name';
import { faultOf, singleOf, singlesNet } from './set-price';
import { wholeSets } from './set-stock';

const rollWidthCm = fc.constantFrom(null, 80, 300, 400);
const part = fc.record({ quantity: fc.integer({ min: 1, max: 1000 }), singleNet: fc.integer({ min: 1, max: 5_000_000_000 }), rollWidthCm });
const parts = fc.array(part, { minLength: 1, maxLength: 12 });
const taxed = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 50 }), singleNet: fc.integer({ min: 1, max: 5_000_000_000 }), rollWidthCm, taxRate: fc.constantFrom(0, 9, 10, 23, 7.5) }), { minLength: 1, maxLength: 8 })
    .map(list => list.map((one, i) => ({ ...one, variantId: i + 1, priceVersion: i })));
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);

describe('what a set costs', () => {
    const abc = [{ quantity: 1, singleNet: 1000 }, { quantity: 3, singleNet: 500 }, { quantity: 5, singleNet: 100 }];

    it('is shared out over its parts in proportion to what they cost by themselves', () => {
        expect(singlesNet(abc)).toBe(3000n);
        expect(splitSet(2400n, 1, abc)).toEqual([800n, 1200n, 400n]);
        expect(splitSet(2399n, 1, abc)).toEqual([800n, 1199n, 400n]);
        expect(splitSet(2400n, 10, abc)).toEqual([8000n, 12_000n, 4000n]);
    });

    it('adds up to the minor unit for every number of sets, and no part pays more than by itself', () => {
        fc.assert(fc.property(parts, fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0.05, max: 1, noNaN: true }), (list, count, discount) => {
            // A centimetre of a cheap roll can round to nothing; a set of nothing else has no price to share out.
            fc.pre(singlesNet(list) > 0n);
            const setNet = BigInt(Math.max(1, Math.floor(Number(singlesNet(list)) * discount)));
            const shares = splitSet(setNet, count, list);
            expect(sum(shares)).toBe(setNet * BigInt(count));
            shares.forEach((share, i) => {
                expect(share).toBeLessThanOrEqual(singleOf(list[i] ?? { quantity: 0, singleNet: 0 }) * BigInt(count));
            });
        }));
    });

    it('makes lines whose net amounts are the price of the sets, rial amounts past 2^31 too', () => {
        fc.assert(fc.property(taxed, fc.integer({ min: 1, max: 200 }), (list, count) => {
            const setNet = Number(singlesNet(list)) - 1;
            fc.pre(setNet > 0 && faultOf(BigInt(setNet), list) === null);
            const lines = setLines(setNet, count, list);
            fc.pre(lines !== null);
            expect(lines?.reduce((total, line) => total + BigInt(line.lineNet), 0n)).toBe(BigInt(setNet) * BigInt(count));
            lines?.forEach((line, i) => {
                expect(line.quantity).toBe((list[i]?.quantity ?? 0) * count);
                expect(line.unitNet).toBeGreaterThan(0);
                expect(Math.abs(line.listPrice * line.quantity - line.lineNet)).toBeLessThanOrEqual(line.quantity);
                expect(line.lineGross).toBeGreaterThanOrEqual(line.lineNet);
            });
        }));
    });

    it('counts a cut from a roll by its area, and shows its price of a square metre', () => {
        // 250 cm of a roll 4 m wide are 10 m².
        const cut = { variantId: 1, quantity: 250, singleNet: 1000, rollWidthCm: 400, taxRate: 0, priceVersion: 1 };
        expect(singleOf(cut)).toBe(10_000n);
        expect(setLines(9000, 2, [cut])).toEqual([{ variantId: 1, quantity: 500, unitNet: 900, listPrice: 36, lineNet: 18_000, lineGross: 18_000, taxRate: 0, priceVersion: 1, rollWidthCm: 400 }]);
    });

    it('is refused when it cannot be counted', () => {
        const dear = { variantId: 1, priceVersion: 1, taxRate: 10, quantity: 1, singleNet: Number.MAX_SAFE_INTEGER };
        expect(setLines(Number.MAX_SAFE_INTEGER, 1, [dear])).toBeNull();
        expect(setLines(100, 2 ** 31, [{ ...dear, singleNet: 100 }])).toBeNull();
        expect(setLines(100, 2, [{ ...dear, singleNet: 100 }])).toMatchObject([{ lineNet: 200, lineGross: 220, unitNet: 100 }]);
    });

    it('is not offered above the price of its parts, without a price of each, or when a part would cost nothing', () => {
        expect(faultOf(3000n, abc)).toBeNull();
        expect(faultOf(3001n, abc)).toBe('dearer-than-parts');
        expect(faultOf(10n, [...abc, { quantity: 1, singleNet: null }])).toBe('part-without-price');
        expect(faultOf(6n, abc)).toBeNull();
        expect(faultOf(5n, abc)).toBe('part-for-nothing');
    });

    it('leaves no part at nothing for any number of sets, once it is offered', () => {
        fc.assert(fc.property(parts, fc.bigInt({ min: 1n, max: 10_000n }), fc.integer({ min: 1, max: 500 }), (list, setNet, count) => {
            fc.pre(faultOf(setNet, list) === null);
            expect(splitSet(setNet, count, list).every(share => share > 0n)).toBe(true);
        }));
    });
});

describe('how many sets there are', () => {
    it('is what the scarcest part gives, in whole sets', () => {
        expect(wholeSets([{ quantity: 2, available: 9 }, { quantity: 3, available: 100 }])).toBe(4);
        expect(wholeSets([{ quantity: 2, available: 1 }, { quantity: 3, available: null }])).toBe(0);
        expect(wholeSets([{ quantity: 2, available: -4 }])).toBe(0);
        expect(wholeSets([{ quantity: 2, available: null }])).toBeNull();
    });

    it('never needs more of a part than there is, and one set more would', () => {
        const stocked = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 99 }), available: fc.integer({ min: 0, max: 5000 }) }), { minLength: 1, maxLength: 9 });
        fc.assert(fc.property(stocked, list => {
            const count = wholeSets(list) ?? 0;
            expect(list.every(one => one.quantity * count <= one.available)).toBe(true);
            expect(list.some(one => one.quantity * (count + 1) > one.available)).toBe(true);
        }));
    });
});

it('reads a name in the language asked for, else in English', () => {
    const names = { en: 'Lobby set', fa: 'ست لابی', pl: '', ru: null };
    expect(['fa', 'pl', 'ru', 'de', 'en-GB'].map(language => setNameIn(names, language))).toEqual(['ست لابی', 'Lobby set', 'Lobby set', 'Lobby set', 'Lobby set']);
});
