import { isLanguage, languages } from './languages';

describe('isLanguage', () => {
    it('knows the four languages of the firm and its customers, and no other writing of them', () => {
        expect(languages.every(isLanguage)).toBe(true);
        expect(['de', 'EN', 'fa-IR', ''].some(isLanguage)).toBe(false);
    });
});
