import { publicHolidays } from './holidays';

describe('public holidays', () => {
    it('knows Nowruz and the Polish national day', () => {
        expect(publicHolidays('IR', '2026-01-05').has('2026-03-21')).toBe(true);
        expect(publicHolidays('PL', '2026-01-05').has('2026-11-11')).toBe(true);
        expect(publicHolidays('PL', '2026-01-05').has('2027-11-11')).toBe(true);
    });

    it('has none for a country that nobody knows', () => {
        expect(publicHolidays('XX', '2026-01-05').size).toBe(0);
    });
});
