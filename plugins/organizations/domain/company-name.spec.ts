import { companyMailDomain, companyNameKey } from './company-name';

describe('companyNameKey', () => {
    it('drops legal forms and marks', () => {
        expect(companyNameKey('شرکت فرش پارس (سهامی خاص)')).toBe('فرش پارس');
        expect(companyNameKey('dywany plus sp. z o.o.')).toBe('dywany plus');
        expect(companyNameKey('ооо ковры')).toBe('ковры');
        expect(companyNameKey('co')).toBe('co');
    });
});

describe('companyMailDomain', () => {
    it('tells a company by its domain, not by a public mail host', () => {
        expect(companyMailDomain('a@Parsi-Carpet.ir')).toBe('parsi-carpet.ir');
        expect(companyMailDomain('a@gmail.com')).toBeNull();
        expect(companyMailDomain(null)).toBeNull();
    });
});
