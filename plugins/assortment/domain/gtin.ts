import { latinDigits } from '../../../kernel/text';

const lengths: ReadonlySet<number> = new Set([8, 12, 13, 14]);

/**
 * A trade item number (EAN-8, UPC, EAN-13, GTIN-14) by its digits, or null when it is none: another length, or a last digit that
 * does not fit the others. Written with spaces and hyphens, or in Persian digits, it is the same number; leading zeros that only
 * fill it up to 14 places do not make another one.
 */
export function gtinOf(text: string): string | null {
    const digits = latinDigits(text).replace(/[\s-]/g, '');
    if (!/^\d+$/.test(digits) || !lengths.has(digits.length)) return null;
    const weighed = [...digits].reverse().reduce((sum, digit, place) => sum + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
    return weighed % 10 === 0 ? digits.padStart(14, '0') : null;
}
