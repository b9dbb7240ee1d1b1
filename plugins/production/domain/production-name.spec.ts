import { nameIn } from './production-name';

describe('nameIn', () => {
    const name = { en: 'Cutting', fa: 'برش', pl: 'Krojenie', ru: '' };

    it('speaks the wanted language, also with a region', () => {
        expect(nameIn(name, 'fa')).toBe('برش');
        expect(nameIn(name, 'pl_PL')).toBe('Krojenie');
    });

    it('falls back to English', () => {
        expect(nameIn(name, 'ru')).toBe('Cutting');
        expect(nameIn(name, 'de')).toBe('Cutting');
    });
});
