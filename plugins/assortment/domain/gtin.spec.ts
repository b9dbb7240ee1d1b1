import fc from 'fast-check';

import { gtinOf } from './gtin';

const withCheckDigit = (digits: number[]): string => {
    const sum = [...digits].reverse().reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 3 : 1), 0);
    return `${digits.join('')}${(10 - (sum % 10)) % 10}`;
};

describe('gtinOf', () => {
    it.each([
        ['4006381333931', '04006381333931'],
        ['4006381333932', null],
        ['400 6381-333931', '04006381333931'],
        ['۴۰۰۶۳۸۱۳۳۳۹۳۱', '04006381333931'],
        ['04006381333931', '04006381333931'],
        ['73513537', '00000073513537'],
        ['036000291452', '00036000291452'],
        ['123', null],
        ['', null],
        ['4006381333931x', null],
    ])('%s: %s', (text, number) => expect(gtinOf(text)).toBe(number));

    it('knows each number with its check digit, and none with another one', () =>
        fc.assert(
            fc.property(fc.constantFrom(7, 11, 12, 13), fc.infiniteStream(fc.nat(9)), fc.integer({ min: 1, max: 9 }), (length, stream, off) => {
                const written = withCheckDigit([...stream.take(length)]);
                expect(gtinOf(written)).toBe(written.padStart(14, '0'));
                const last = (Number(written.at(-1)) + off) % 10;
                expect(gtinOf(written.slice(0, -1) + String(last))).toBeNull();
            }),
        ));
});
