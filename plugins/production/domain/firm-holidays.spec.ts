import { holidaysFrom } from './firm-holidays';

describe('holidaysFrom', () => {
    it('knows the holidays of this year and the next', () => {
        const days = holidaysFrom('PL', new Date('2026-06-01T00:00:00Z'));
        expect(days.has('2026-11-11')).toBe(true);
        expect(days.has('2027-05-03')).toBe(true);
        expect(days.has('2026-11-12')).toBe(false);
    });

    it('knows Nowruz', () => {
        expect(holidaysFrom('IR', new Date('2026-06-01T00:00:00Z')).has('2026-03-21')).toBe(true);
    });
});
