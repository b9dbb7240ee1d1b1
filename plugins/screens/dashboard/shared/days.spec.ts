import fc from 'fast-check';

import { dayAndTime, dayOf, instantOf, writtenDay } from './days';

describe('days as people type them', () => {
    it.each([
        ['1405/09/01', '2026-11-22'],
        ['۱۴۰۵/۹/۱', '2026-11-22'],
        ['1403-12-30', '2025-03-20'],
        ['2026-11-22', '2026-11-22'],
        ['2024.2.29', '2024-02-29'],
    ])('reads %s as %s', (written, day) => expect(dayOf(written)).toBe(day));

    it.each(['', '1404/12/30', '1405/13/01', '2025-02-29', '2026-00-10', 'tomorrow', '22/11/2026'])('refuses %p', written => expect(dayOf(written)).toBeNull());

    it('reads in both calendars what it writes', () => {
        const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }).map(date => date.toISOString().slice(0, 10));
        fc.assert(fc.property(days, fc.constantFrom('jalali' as const, 'gregorian' as const), (day, calendar) => dayOf(writtenDay(day, calendar)) === day));
    });

    it('writes each calendar with its own digits', () => {
        expect([writtenDay('2026-11-22', 'jalali'), writtenDay('2026-11-22', 'gregorian')]).toEqual(['۱۴۰۵/۰۹/۰۱', '2026-11-22']);
    });

    it('takes an instant apart and puts it together', () => {
        const instant = instantOf('2026-11-22', '08:05');
        expect(dayAndTime(instant)).toEqual({ day: '2026-11-22', time: '08:05' });
    });
});
