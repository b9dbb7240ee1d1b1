import fc from 'fast-check';

import {
    addDays,
    addWorkingDays,
    calendarParts,
    daysBetween,
    formatDate,
    formatInstant,
    instantsOf,
    isLocalDate,
    isTimeZone,
    isWorkingDay,
    localDateOf,
    periodOf,
    shiftPeriod,
    spanKinds,
    spanOf,
    startOfDay,
    workingDaysBetween, fromJalali } from './time';

const iran = { weekendDays: [4, 5], holidays: new Set(['2026-03-21', '2026-03-22', '2026-03-23', '2026-03-24']) };
const day = fc.integer({ min: -20_000, max: 40_000 }).map(n => addDays('1990-01-01', n));

describe('fromJalali', () => {
    it.each([
        ['1405-09-08', '2026-11-29'],
        ['1405-01-01', '2026-03-21'],
        ['1403-12-30', '2025-03-20'],
        ['1404-12-30', null],
        ['1405-13-01', null],
        ['2026-11-29', null],
        ['', null],
    ])('%s: %s', (jalali, day) => expect(fromJalali(jalali)).toBe(day));
});

describe('calendar days', () => {
    it('are real days', () => {
        expect(isLocalDate('2024-02-29')).toBe(true);
        for (const wrong of ['2023-02-29', '2026-13-01', '2026-1-1', '', '2026-11-22T00:00', '0000-00-00', '2026-11-31']) {
            expect(isLocalDate(wrong)).toBe(false);
        }
        expect(() => addDays('2026-02-30', 1)).toThrow('Not a calendar day');
    });

    it('count forward and back', () => {
        expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
        fc.assert(fc.property(day, fc.integer({ min: -5000, max: 5000 }), (d, n) => expect(daysBetween(d, addDays(d, n))).toBe(n)));
    });

    it('depend on the zone of the clock on the wall', () => {
        const instant = new Date('2026-11-22T21:00:00Z');
        expect(localDateOf(instant, 'Asia/Tehran')).toBe('2026-11-23');
        expect(localDateOf(instant, 'Europe/Warsaw')).toBe('2026-11-22');
        expect(isTimeZone('Asia/Tehran')).toBe(true);
        expect(isTimeZone('Asia/Nowhere')).toBe(false);
    });

    it('begin at their first instant, also where a clock change swallowed midnight', () => {
        expect(startOfDay('2026-11-23', 'Asia/Tehran').toISOString()).toBe('2026-11-22T20:30:00.000Z');
        // Tehran went from 00:00 straight to 01:00 that night, and back through 23:00 in autumn.
        expect(startOfDay('2022-03-22', 'Asia/Tehran').toISOString()).toBe('2022-03-21T20:30:00.000Z');
        expect(startOfDay('2022-09-22', 'Asia/Tehran').toISOString()).toBe('2022-09-21T20:30:00.000Z');
        expect(startOfDay('2026-03-29', 'Europe/Warsaw').toISOString()).toBe('2026-03-28T23:00:00.000Z');
    });

    it('follow each other without a gap in every zone', () => {
        const zone = fc.constantFrom('Asia/Tehran', 'Europe/Warsaw', 'Europe/Moscow', 'America/New_York', 'Pacific/Apia', 'UTC');
        fc.assert(
            fc.property(fc.integer({ min: 0, max: 12_000 }).map(n => addDays('2000-01-01', n)), zone, (d, z) => {
                // That island skipped the 30th: it has no start, and the day before the 31st is the 29th.
                fc.pre(!(z === 'Pacific/Apia' && (d === '2011-12-30' || d === '2011-12-31')));
                const start = startOfDay(d, z);
                expect(localDateOf(start, z)).toBe(d);
                expect(localDateOf(new Date(start.getTime() - 1), z)).toBe(addDays(d, -1));
            }),
            { numRuns: 300 },
        );
    });
});

describe('working days', () => {
    it('skip the weekend and holidays', () => {
        // 2026-03-18 is a Wednesday; Thursday and Friday are free, then four days of Nowruz from Saturday.
        expect(addWorkingDays('2026-03-18', 1, iran)).toBe('2026-03-25');
        expect(addWorkingDays('2026-03-18', 0, iran)).toBe('2026-03-18');
        expect(addWorkingDays('2026-03-19', 0, iran)).toBe('2026-03-25');
        expect(addWorkingDays('2026-03-19', 1, iran)).toBe('2026-03-25');
        expect(addWorkingDays('2026-03-19', 2, iran)).toBe('2026-03-28');
        expect(workingDaysBetween('2026-03-18', '2026-03-28', iran)).toBe(2);
    });

    it('refuse a week without work and going back', () => {
        expect(() => addWorkingDays('2026-03-18', 1, { weekendDays: [0, 1, 2, 3, 4, 5, 6], holidays: new Set() })).toThrow();
        expect(() => addWorkingDays('2026-03-18', -1, iran)).toThrow('forward');
    });

    it('end on a working day, the n-th after the start', () => {
        fc.assert(
            fc.property(day, fc.integer({ min: 1, max: 60 }), (d, n) => {
                const end = addWorkingDays(d, n, iran);
                expect(isWorkingDay(end, iran)).toBe(true);
                expect(workingDaysBetween(d, end, iran)).toBe(n);
            }),
        );
    });
});

describe('periods', () => {
    it('are months, seasons and years of the Persian calendar', () => {
        expect(periodOf('2026-11-22', 'month', 'jalali')).toEqual({ from: '2026-11-22', until: '2026-12-22' });
        expect(periodOf('2026-11-21', 'month', 'jalali')).toEqual({ from: '2026-10-23', until: '2026-11-22' });
        expect(periodOf('2026-11-22', 'quarter', 'jalali')).toEqual({ from: '2026-09-23', until: '2026-12-22' });
        expect(periodOf('2026-11-22', 'year', 'jalali')).toEqual({ from: '2026-03-21', until: '2027-03-21' });
        // 1403 is a leap year: its Esfand has 30 days.
        expect(periodOf('2025-03-20', 'month', 'jalali')).toEqual({ from: '2025-02-19', until: '2025-03-21' });
    });

    it('are those of the Gregorian calendar', () => {
        expect(periodOf('2024-02-29', 'month', 'gregorian')).toEqual({ from: '2024-02-01', until: '2024-03-01' });
        expect(periodOf('2026-11-22', 'quarter', 'gregorian')).toEqual({ from: '2026-10-01', until: '2027-01-01' });
        expect(periodOf('2026-12-31', 'year', 'gregorian')).toEqual({ from: '2026-01-01', until: '2027-01-01' });
    });

    it('become instants of a zone', () => {
        const { from, until } = instantsOf(periodOf('2026-11-22', 'month', 'jalali'), 'Asia/Tehran');
        expect([from.toISOString(), until.toISOString()]).toEqual(['2026-11-21T20:30:00.000Z', '2026-12-21T20:30:00.000Z']);
    });

    const kind = fc.constantFrom('month' as const, 'quarter' as const, 'year' as const);
    const calendar = fc.constantFrom('jalali' as const, 'gregorian' as const);

    it('hold their day, and touch the next period', () => {
        fc.assert(
            fc.property(day, kind, calendar, (d, k, c) => {
                const period = periodOf(d, k, c);
                expect(period.from <= d && d < period.until).toBe(true);
                expect(periodOf(period.until, k, c).from).toBe(period.until);
                expect(periodOf(addDays(period.until, -1), k, c)).toEqual(period);
                expect(shiftPeriod(shiftPeriod(period, k, c, 5), k, c, -5)).toEqual(period);
            }),
        );
    });

    it('begin on the first of the month that Intl shows too', () => {
        fc.assert(
            fc.property(day, d => {
                const { from } = periodOf(d, 'month', 'jalali');
                const first = calendarParts(from, 'jalali');
                expect(first).toEqual({ ...calendarParts(d, 'jalali'), day: 1 });
            }),
            { numRuns: 1000 },
        );
    });
});

describe('spans of the calendar', () => {
    it('follow the calendar of the firm', () => {
        // 28 November 2026 is Saturday, 7 Azar 1405.
        expect(spanOf('2026-11-28', 'week', 'jalali')).toEqual({ from: '2026-11-28', until: '2026-12-05' });
        expect(spanOf('2026-11-28', 'week', 'gregorian')).toEqual({ from: '2026-11-23', until: '2026-11-30' });
        expect(spanOf('2026-11-28', 'month', 'jalali')).toEqual({ from: '2026-11-22', until: '2026-12-22' });
        expect(spanOf('2026-11-28', 'month', 'gregorian')).toEqual({ from: '2026-11-01', until: '2026-12-01' });
        expect(spanOf('2026-11-28', 'quarter', 'jalali')).toEqual({ from: '2026-09-23', until: '2026-12-22' });
        expect(spanOf('2026-11-28', 'year', 'jalali')).toEqual({ from: '2026-03-21', until: '2027-03-21' });
    });

    it('hold their day, and the last day is in the same period', () => {
        fc.assert(
            fc.property(day, fc.constantFrom(...spanKinds), fc.constantFrom('jalali' as const, 'gregorian' as const), (on, kind, by) => {
                const { from, until } = spanOf(on, kind, by);
                expect(from <= on && on < until).toBe(true);
                expect(spanOf(addDays(until, -1), kind, by)).toEqual({ from, until });
                expect(spanOf(until, kind, by).from).toBe(until);
            }),
        );
    });
});

describe('dates for people', () => {
    it('are in their calendar and digits', () => {
        expect(formatDate('2026-11-22', 'fa', 'jalali')).toBe('۱۴۰۵/۰۹/۰۱');
        expect(formatDate('2026-11-22', 'fa', 'jalali', 'long')).toContain('آذر');
        expect(formatDate('2026-11-22', 'pl', 'gregorian')).toBe('22.11.2026');
        expect(formatInstant(new Date('2026-11-21T21:05:00Z'), 'fa', 'jalali', 'Asia/Tehran')).toBe('۱۴۰۵/۰۹/۰۱ ۰۰:۳۵');
        expect(calendarParts('2026-03-20', 'jalali')).toEqual({ year: 1404, month: 12, day: 29 });
    });
});
