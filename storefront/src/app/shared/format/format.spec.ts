import {
    formatDay,
    formatDigits,
    formatFileSize,
    formatInstant,
    formatList,
    formatMoney,
    formatPlate,
    readMoney,
    readWholeNumber,
    writeMoney,
} from './format';
import { localeOf } from './locale';

const persian = localeOf('fa', 'auto', 'jalali');
const english = localeOf('en', 'auto', 'gregorian');

describe('money', () => {
    it('shows rials whole, with the currency after the number in Persian', () => {
        expect(formatMoney(persian, 1_250_000_00, 'IRR')).toBe('۱٬۲۵۰٬۰۰۰ ریال');
        expect(formatMoney(english, 1_250_000_00, 'IRR')).toMatch(/IRR\s1,250,000$/);
    });

    it('shows two decimals of other currencies', () => {
        expect(formatMoney(localeOf('pl', 'auto', 'gregorian'), 123_456, 'PLN')).toMatch(/^1\s?234,56\szł$/);
    });
});

describe('amounts as typed', () => {
    it('are read with the digits and group marks of any of our languages', () => {
        expect(readMoney('۱٬۲۵۰٬۰۰۰', 'IRR')).toBe(1_250_000_00);
        expect(readMoney('1,250,000', 'IRR')).toBe(1_250_000_00);
        expect(readMoney('1 234,56', 'PLN')).toBe(1_234_56);
        expect(readMoney('1,234.50', 'PLN')).toBe(1_234_50);
        expect(readMoney('12.5', 'PLN')).toBe(12_50);
    });

    it('are none when anything else is in them', () => {
        for (const text of ['', 'a lot', '-5', '1.234567', '12.5 zł']) expect(readMoney(text, 'PLN')).toBeNull();
        expect(readMoney('12.5', 'IRR')).toBeNull();
    });

    it('come back as they went into the field', () => {
        expect(readMoney(writeMoney(1_234_56, 'PLN'), 'PLN')).toBe(1_234_56);
        expect(readMoney(writeMoney(40_000_000_00, 'IRR'), 'IRR')).toBe(40_000_000_00);
    });
});

describe('sizes of files', () => {
    it('are said in the unit that a person would say', () => {
        expect([1, 48_200, 999_000, 3_250_000].map((bytes) => formatFileSize(english, bytes))).toEqual([
            '1 kilobyte',
            '48 kilobytes',
            '999 kilobytes',
            '3.3 megabytes',
        ]);
        expect(formatFileSize(persian, 48_200)).toBe('۴۸ کیلوبایت');
    });
});

describe('names in a row', () => {
    it('are joined as the language does', () => {
        expect(formatList(english, ['Neda', 'Maryam'])).toBe('Neda or Maryam');
        expect(formatList(persian, ['ندا', 'مریم'])).toBe('ندا یا مریم');
    });
});

describe('dates', () => {
    it('names a day in the Jalali calendar as Persians say it', () => {
        expect(formatDay(persian, '2026-12-01', 'weekday')).toBe('سه‌شنبه ۱۰ آذر ۱۴۰۵');
    });

    it('keeps the calendar day whatever the zone of the machine', () => {
        expect(formatDay(english, '2026-03-21')).toBe('21 Mar 2026');
    });

    it("tells an instant in the firm's zone", () => {
        expect(formatInstant(english, '2026-11-22T20:45:00Z', 'Asia/Tehran')).toBe('23 Nov 2026, 00:15');
    });

    it('has no era in the Jalali dates of other languages', () => {
        expect(formatDay(localeOf('en', 'auto', 'jalali'), '2026-12-01', 'long')).not.toMatch(/AP|Anno/);
    });
});

describe('digits', () => {
    it('follow the choice of the reader, not the language alone', () => {
        expect(formatDigits(persian, '+98 21 12')).toBe('+۹۸ ۲۱ ۱۲');
        expect(formatDigits(localeOf('fa', 'latin', 'jalali'), '۱۲٣')).toBe('123');
    });

    it('of a plate stay to the right of its letter', () => {
        expect(formatPlate(persian, '45ع678-13')).toBe('۴۵ع\u200e۶۷۸-۱۳');
        expect(formatPlate(english, 'WX 48213')).toBe('WX\u200e 48213');
    });

    it.each([
        ['۱٬۲۰۰', 1200],
        ['1,200', 1200],
        [' ٤٢ ', 42],
        ['12.5', null],
        ['-3', null],
        ['', null],
    ])('reads %s as %s', (text, number) => expect(readWholeNumber(text)).toBe(number));
});
