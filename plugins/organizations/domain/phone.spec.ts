import { phoneE164 } from './phone';

describe('phoneE164', () => {
    it.each([
        ['۰۹۱۲ ۱۲۳ ۴۵۶۷', 'IR', '+989121234567'],
        ['٠٢١-٨٨٧٧٦٦٥٥', 'IR', '+982188776655'],
        ['09121234567', 'IR', '+989121234567'],
        ['+48 22 123 45 67', 'IR', '+48221234567'],
        ['512 345 678', 'PL', '+48512345678'],
        ['8 (495) 123-45-67', 'RU', '+74951234567'],
    ])('reads %s (%s) as %s', (written, country, expected) => {
        expect(phoneE164(written, country)).toBe(expected);
    });

    it.each([['12', 'IR'], ['call me', 'PL'], ['', 'RU'], ['0912123456789012', 'IR']])('refuses %s (%s)', (written, country) => {
        expect(phoneE164(written, country)).toBeNull();
    });
});
