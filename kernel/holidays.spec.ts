import { publicHolidays } from './holidays';

describe('public holidays', () => {
    it('knows Nowruz and the Polish national day', () => {
        expect(publicHolidays('IR', '2026-01-05').has('2026-03-21')).toBe(true);
        expect(publicHolidays('PL', '2026-01-05').has('2026-11-11')).toBe(true);
        expect(publicHolidays('PL', '2026-01-05').has('2027-11-11')).toBe(true);
    });

    it.each([
        ['IR', '2026-02-11', 'the victory of the revolution'],
        ['PL', '2026-05-03', 'the constitution'],
        ['RU', '2026-05-09', 'the victory'],
        ['RU', '2026-06-12', 'the day of Russia'],
    ])('knows of %s %s, the day of %s', (country, day) => {
        expect(publicHolidays(country, '2026-01-05').has(day)).toBe(true);
    });

    it('has none for a country that nobody knows', () => {
        expect(publicHolidays('XX', '2026-01-05').size).toBe(0);
    });
});
