/** Amounts are `bigint` minor units; the currency travels beside them. Nothing here ever sees a fraction. */

/** `half-up` takes ties away from zero, `half-even` to the even neighbour, `down` towards zero, `up` away from zero. */
export type Rounding = 'half-up' | 'half-even' | 'down' | 'up';

export interface Ratio {
    numerator: bigint;
    denominator: bigint;
}

/** Digits after the point of every currency that Karvan knows; Vendure's money strategy stores the same. */
export const minorDigits = 2;
const minorPerUnit = 10n ** BigInt(minorDigits);

function abs(value: bigint): bigint {
    return value < 0n ? -value : value;
}

/** The quotient as a whole number, rounded as named. */
export function divide(amount: bigint, divisor: bigint, rounding: Rounding): bigint {
    if (divisor === 0n) {
        throw new RangeError('An amount cannot be divided by zero');
    }
    const quotient = amount / divisor;
    const rest = abs(amount % divisor);
    if (rest === 0n) return quotient;
    const away = amount < 0n === divisor < 0n ? quotient + 1n : quotient - 1n;
    const twice = rest * 2n;
    const size = abs(divisor);
    switch (rounding) {
        case 'down':
            return quotient;
        case 'up':
            return away;
        case 'half-up':
            return twice >= size ? away : quotient;
        case 'half-even':
            if (twice === size) return quotient % 2n === 0n ? quotient : away;
            return twice > size ? away : quotient;
    }
}

export function multiplyRatio(amount: bigint, ratio: Ratio, rounding: Rounding): bigint {
    return divide(amount * ratio.numerator, ratio.denominator, rounding);
}

/** An exact ratio from a plain decimal such as `12.5` or `"0.004"`. */
export function ratioOf(decimal: number | string): Ratio {
    const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(decimal));
    if (!match) {
        throw new RangeError('Not a plain decimal number');
    }
    const [, sign, whole = '', fraction = ''] = match;
    const numerator = BigInt(whole + fraction);
    return { numerator: sign === '-' ? -numerator : numerator, denominator: 10n ** BigInt(fraction.length) };
}

/** `percent` is taken as it is written: 9 is nine hundredths, 7.5 is seventy-five thousandths. */
export function percentOf(amount: bigint, percent: number | string, rounding: Rounding): bigint {
    const { numerator, denominator } = ratioOf(percent);
    return divide(amount * numerator, denominator * 100n, rounding);
}

/**
 * Splits `amount` in proportion to `weights` without losing a minor unit: the parts that were cut most get the rest,
 * the earlier part on a tie. Weights that are all zero count as equal.
 */
export function allocate(amount: bigint, weights: readonly bigint[]): bigint[] {
    if (weights.length === 0) {
        throw new RangeError('There is nothing to allocate to');
    }
    if (weights.some(weight => weight < 0n)) {
        throw new RangeError('A weight cannot be negative');
    }
    const total = weights.reduce((sum, weight) => sum + weight, 0n);
    const shares = total === 0n ? weights.map(() => 1n) : weights;
    const whole = total === 0n ? BigInt(weights.length) : total;
    const parts = shares.map(share => (amount * share) / whole);
    const step = amount < 0n ? -1n : 1n;
    let rest = abs(amount - parts.reduce((sum, part) => sum + part, 0n));
    const byRemainder = shares
        .map((share, index) => ({ index, remainder: abs((amount * share) % whole) }))
        .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
    for (const { index } of byRemainder) {
        if (rest === 0n) break;
        parts[index] = (parts[index] ?? 0n) + step;
        rest -= 1n;
    }
    return parts;
}

/** To a multiple of `step`, for price endings such as whole thousands of rials. */
export function roundToStep(amount: bigint, step: bigint, rounding: Rounding): bigint {
    if (step <= 0n) {
        throw new RangeError('A rounding step is positive');
    }
    return divide(amount, step, rounding) * step;
}

/** Reads what a person or a file wrote, such as `1,250.5` or `-3`; null when it is not an amount of this precision. */
export function toMinor(text: string): bigint | null {
    const plain = text.trim().replace(/(?<=\d)[ ,\u00a0\u202f\u066c](?=\d{3}(\D|$))/g, '');
    const match = /^([+-]?)(\d{1,15})(?:\.(\d+))?$/.exec(plain);
    if (!match) return null;
    const [, sign, whole = '', fraction = ''] = match;
    if (/[1-9]/.test(fraction.slice(minorDigits))) return null;
    const minor = BigInt(whole) * minorPerUnit + BigInt(fraction.slice(0, minorDigits).padEnd(minorDigits, '0'));
    return sign === '-' ? -minor : minor;
}

/** The plain decimal that `toMinor` reads back: `1250.50`. */
export function fromMinor(minor: bigint): string {
    const digits = abs(minor).toString().padStart(minorDigits + 1, '0');
    return `${minor < 0n ? '-' : ''}${digits.slice(0, -minorDigits)}.${digits.slice(-minorDigits)}`;
}

/** For entities and GraphQL, whose amounts are JavaScript numbers. Refuses what a number cannot hold exactly. */
export function toSafeNumber(minor: bigint): number {
    const value = Number(minor);
    if (!Number.isSafeInteger(value)) {
        throw new RangeError('The amount is too large');
    }
    return value;
}

/** Back from an entity's number. */
export function fromSafeNumber(minor: number): bigint {
    if (!Number.isSafeInteger(minor)) {
        throw new RangeError('The amount is not a whole number of minor units');
    }
    return BigInt(minor);
}

/** Rials are shown whole, as people write them; other currencies with their two digits. */
export function formatMoney(minor: bigint, currencyCode: string, locale: string): string {
    const whole = currencyCode === 'IRR' && minor % minorPerUnit === 0n;
    return new Intl.NumberFormat(locale, {
        style: 'currency',
        currency: currencyCode,
        minimumFractionDigits: whole ? 0 : minorDigits,
        maximumFractionDigits: whole ? 0 : minorDigits,
        // A decimal string is formatted exactly, where a number would be rounded past 2^53.
    }).format(fromMinor(minor) as Intl.StringNumericLiteral);
}
