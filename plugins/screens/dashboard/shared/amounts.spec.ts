import fc from 'fast-check';

import { currencyLast, latinNumber, majorOf, minorOf, numberOf, quantityOf } from './amounts';

describe('amounts as people type them', () => {
    it.each([
        ['12', 1200],
        ['1,250.5', 125_050],
        ['۱٬۲۵۰٫۵', 125_050],
        ['٤٢', 4200],
        [' 7.05 ', 705],
        ['12,5', 1250],
        ['۱۲,۵۰', 1250],
        ['1,250', 125_000],
        ['9999999999999.99', 999_999_999_999_999],
    ])('takes %s', (written, minor) => expect(minorOf(written)).toBe(minor));

    it.each(['', '-1', '1.234', 'abc', '1.2.3', '12345678901234'])('refuses %p', written => expect(minorOf(written)).toBeNaN());

    it('writes what it reads', () => {
        expect([majorOf(600_000_000_000), majorOf(123_405), majorOf(0)]).toEqual(['6,000,000,000', '1,234.05', '0']);
        fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 14 }), minor => minorOf(majorOf(minor)) === minor));
    });

    it('tells quantities from other numbers', () => {
        expect([quantityOf('۱۲'), quantityOf('0'), quantityOf('1.5'), quantityOf('')]).toEqual([12, NaN, NaN, NaN]);
        expect([numberOf('۲٫۲'), numberOf('-3'), numberOf('x')]).toEqual([2.2, -3, NaN]);
        expect(latinNumber('۱۲٬۳۴۵')).toBe('12345');
    });
});

describe('currencyLast', () => {
    const persian = (amount: number, currency: string) => new Intl.NumberFormat('fa-IR', { style: 'currency', currency }).format(amount);

    it.each([
        [2_000_000, 'IRR', '۲٬۰۰۰٬۰۰۰ ریال'],
        [-1_500, 'IRR', '\u200e\u2212۱٬۵۰۰ ریال'],
        [12.5, 'USD', '۱۲٫۵۰ $'],
    ])('writes %s %s as %s', (amount, currency, written) => expect(currencyLast(persian(amount, currency))).toBe(written));
});
