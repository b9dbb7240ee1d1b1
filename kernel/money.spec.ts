import fc from 'fast-check';

import {
    allocate,
    divide,
    formatMoney,
    fromMinor,
    fromSafeNumber,
    multiplyRatio,
    percentOf,
    ratioOf,
    type Rounding,
    roundToStep,
    toMinor,
    toSafeNumber,
} from './money';

const roundings: Rounding[] = ['half-up', 'half-even', 'down', 'up'];
const amount = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const rounding = fc.constantFrom(...roundings);

describe('divide', () => {
    it.each<[bigint, bigint, bigint, bigint, bigint, bigint]>([
        // amount, divisor, half-up, half-even, down, up
        [5n, 2n, 3n, 2n, 2n, 3n],
        [7n, 2n, 4n, 4n, 3n, 4n],
        [-5n, 2n, -3n, -2n, -2n, -3n],
        [5n, -2n, -3n, -2n, -2n, -3n],
        [-5n, -2n, 3n, 2n, 2n, 3n],
        [1n, 3n, 0n, 0n, 0n, 1n],
        [2n, 3n, 1n, 1n, 0n, 1n],
        [-1n, 3n, 0n, 0n, 0n, -1n],
        [6n, 3n, 2n, 2n, 2n, 2n],
        [0n, 3n, 0n, 0n, 0n, 0n],
    ])('%s / %s', (dividend, divisor, ...expected) => {
        expect(roundings.map(how => divide(dividend, divisor, how))).toEqual(expected);
    });

    it('refuses zero', () => {
        expect(() => divide(1n, 0n, 'down')).toThrow('zero');
    });

    it('is never a whole unit away from the exact quotient', () => {
        fc.assert(
            fc.property(amount, fc.bigInt({ min: 1n, max: 10n ** 9n }), rounding, (a, divisor, how) => {
                const error = divide(a, divisor, how) * divisor - a;
                expect(error < divisor && error > -divisor).toBe(true);
            }),
        );
    });

    it('treats both signs alike', () => {
        fc.assert(fc.property(amount, rounding, (a, how) => expect(divide(-a, 7n, how)).toBe(-divide(a, 7n, how))));
    });
});

describe('percentOf', () => {
    it('takes the percentage as it is written', () => {
        expect(percentOf(1000n, 9, 'half-up')).toBe(90n);
        expect(percentOf(1000n, 7.5, 'half-up')).toBe(75n);
        expect(percentOf(12_345n, '19.99', 'half-up')).toBe(2468n);
        expect(percentOf(-1000n, 0.05, 'half-up')).toBe(-1n);
    });

    it('refuses what is not a plain decimal', () => {
        expect(() => ratioOf(1e21)).toThrow('plain decimal');
        expect(() => ratioOf(NaN)).toThrow('plain decimal');
        expect(() => ratioOf('')).toThrow('plain decimal');
    });

    it('agrees with the ratio it stands for', () => {
        fc.assert(
            fc.property(amount, fc.integer({ min: 0, max: 10_000 }), rounding, (a, hundredths, how) => {
                const percent = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
                const ratio = { numerator: BigInt(hundredths), denominator: 10_000n };
                expect(percentOf(a, percent, how)).toBe(multiplyRatio(a, ratio, how));
            }),
        );
    });
});

describe('allocate', () => {
    it('gives the rest to whoever lost most, the earlier on a tie', () => {
        expect(allocate(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
        expect(allocate(-100n, [1n, 1n, 1n])).toEqual([-34n, -33n, -33n]);
        expect(allocate(10n, [2n, 3n, 3n])).toEqual([2n, 4n, 4n]);
        expect(allocate(5n, [0n, 0n])).toEqual([3n, 2n]);
        expect(allocate(7n, [0n, 1n])).toEqual([0n, 7n]);
    });

    it('refuses no weights and negative weights', () => {
        expect(() => allocate(1n, [])).toThrow();
        expect(() => allocate(1n, [1n, -1n])).toThrow();
    });

    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 40 });

    it('sums to the amount, exactly', () => {
        fc.assert(
            fc.property(amount, weights, (a, w) => {
                expect(allocate(a, w).reduce((sum, part) => sum + part, 0n)).toBe(a);
            }),
        );
    });

    it('gives each part less than one unit more or less than its share, and nothing to a zero weight', () => {
        fc.assert(
            fc.property(amount, weights, (a, w) => {
                const total = w.reduce((sum, weight) => sum + weight, 0n);
                fc.pre(total > 0n);
                allocate(a, w).forEach((part, index) => {
                    const error = part * total - a * (w[index] ?? 0n);
                    expect(error < total && error > -total).toBe(true);
                    if (w[index] === 0n) expect(part).toBe(0n);
                });
            }),
        );
    });
});

describe('roundToStep', () => {
    it('ends prices on whole thousands', () => {
        expect(roundToStep(1_234_567n, 1000n, 'half-up')).toBe(1_235_000n);
        expect(roundToStep(1_234_567n, 1000n, 'down')).toBe(1_234_000n);
        expect(() => roundToStep(1n, 0n, 'up')).toThrow('positive');
    });
});

describe('toMinor', () => {
    it.each([
        ['1250', 125_000n],
        ['1,250.5', 125_050n],
        ['-0.07', -7n],
        ['+3', 300n],
        ['1.500', 150n],
        ['12 500 000', 1_250_000_000n],
        [' 0 ', 0n],
    ])('reads %s', (text, minor) => expect(toMinor(text)).toBe(minor));

    it.each(['', 'abc', '1.234', '1,25', '1.2.3', '--1', '1e5', '.5', '5.', '9999999999999999', '0x10', '1,2345'])(
        'does not guess at %s',
        text => expect(toMinor(text)).toBeNull(),
    );

    it('reads what fromMinor writes', () => {
        fc.assert(fc.property(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), minor => expect(toMinor(fromMinor(minor))).toBe(minor)));
    });
});

describe('numbers at the border', () => {
    it('refuses what a JavaScript number cannot hold', () => {
        expect(toSafeNumber(9_007_199_254_740_991n)).toBe(9_007_199_254_740_991);
        expect(() => toSafeNumber(9_007_199_254_740_992n)).toThrow('too large');
        expect(() => fromSafeNumber(0.5)).toThrow();
        expect(() => fromSafeNumber(Number.MAX_SAFE_INTEGER + 1)).toThrow();
        expect(fromSafeNumber(-12)).toBe(-12n);
    });
});

describe('formatMoney', () => {
    it('writes rials whole and other currencies with their digits', () => {
        expect(formatMoney(123_456_700n, 'IRR', 'en')).toBe('IRR\u00a01,234,567');
        expect(formatMoney(123_450n, 'PLN', 'pl')).toBe('1234,50\u00a0zł');
        expect(formatMoney(150n, 'IRR', 'en')).toBe('IRR\u00a01.50');
        expect(formatMoney(250_000_000n, 'IRR', 'fa')).toContain('۲٬۵۰۰٬۰۰۰');
    });

    it('does not round large amounts', () => {
        expect(formatMoney(900_719_925_474_099_312_345n, 'EUR', 'en')).toContain('9,007,199,254,740,993,123.45');
    });
});
