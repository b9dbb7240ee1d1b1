import fc from 'fast-check';

import { isTareUnusual, isTooSoon, storedTare, tareValidUntil, wasEmptied } from './weighing-rules';

const at = (second: number) => new Date(Date.UTC(2026, 10, 29, 8, 0, second));

describe('the zero between two vehicles', () => {
    it.each([
        [null, null, false],
        [null, at(0), false],
        [at(0), null, true],
        [at(5), at(4), true],
        [at(5), at(5), false],
        [at(3), at(4), false],
    ])('empty at %s, weighed at %s: %s', (emptyAt, lastWeighedAt, expected) => {
        expect(wasEmptied(emptyAt, lastWeighedAt)).toBe(expected);
    });
});

it('lets a vehicle come back after exactly the shortest time', () => {
    expect(isTooSoon(at(0), at(30), 30)).toBe(false);
    expect(isTooSoon(at(0), at(29), 30)).toBe(true);
    expect(isTooSoon(at(0), at(0), 0)).toBe(false);
});

describe('an empty weight', () => {
    const usual = [8_400_000, 8_420_000, 8_380_000, 8_400_000, 8_440_000];

    it('is unusual beyond three standard deviations of the ones before', () => {
        expect(isTareUnusual(usual, 8_470_000, 4_000)).toBe(false);
        expect(isTareUnusual(usual, 8_480_000, 4_000)).toBe(true);
        expect(isTareUnusual(usual, 8_330_000, 4_000)).toBe(true);
    });

    it('is not judged by fewer than five, nor within five divisions', () => {
        expect(isTareUnusual(usual.slice(1), 12_000_000, 20_000)).toBe(false);
        expect(isTareUnusual(Array.from({ length: 9 }, () => 8_400_000), 8_500_000, 20_000)).toBe(false);
        expect(isTareUnusual(Array.from({ length: 9 }, () => 8_400_000), 8_500_001, 20_000)).toBe(true);
    });

    it('property: the mean itself never is, and what is unusual stays so further away', () => {
        const tares = fc.array(fc.integer({ min: 3_000_000, max: 20_000_000 }), { minLength: 5, maxLength: 30 });
        fc.assert(
            fc.property(tares, fc.integer({ min: 1, max: 20_000_000 }), fc.integer({ min: 1, max: 5_000_000 }), (before, away, more) => {
                const mean = Math.round(before.reduce((sum, one) => sum + one, 0) / before.length);
                expect(isTareUnusual(before, mean, 20_000)).toBe(false);
                if (isTareUnusual(before, mean + away, 20_000)) expect(isTareUnusual(before, mean + away + more, 20_000)).toBe(true);
            }),
        );
    });
});

describe('a kept empty weight', () => {
    const vehicle = { storedTareG: 8_400_000, storedTareAt: at(0), tareValidDays: 30 };
    const last = new Date(at(0).getTime() + 30 * 86_400_000);

    it('holds for its days', () => {
        expect(tareValidUntil(vehicle)).toEqual(last);
        expect(storedTare(vehicle, last)).toBe(8_400_000);
        expect(storedTare(vehicle, new Date(last.getTime() + 1))).toBe('tare-expired');
    });

    it('must have been weighed', () => {
        expect(storedTare({ ...vehicle, storedTareAt: null }, at(1))).toBe('tare-missing');
        expect(storedTare({ ...vehicle, storedTareG: null }, at(1))).toBe('tare-missing');
    });
});
