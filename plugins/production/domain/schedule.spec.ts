import fc from 'fast-check';

import { isWorkingDay } from '../../../kernel/time';
import { forwardSchedule, plannedMinutes, type StationHours, type WorkCalendar, workingSpan } from './schedule';

const tehran: WorkCalendar = { timeZone: 'Asia/Tehran', weekendDays: [5], holidays: new Set(['2026-03-21']) };
const warsaw: WorkCalendar = { timeZone: 'Europe/Warsaw', weekendDays: [0, 6], holidays: new Set() };
const eightToFour: StationHours = { openMinute: 480, closeMinute: 960, busyUntil: [], parallelOperations: 1 };
const minute = 60_000;

const instant = fc.date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
const calendar = fc.constantFrom(tehran, warsaw);
const hours = fc.record({
    openMinute: fc.integer({ min: 0, max: 700 }),
    closeMinute: fc.integer({ min: 701, max: 1440 }),
    busyUntil: fc.array(instant, { maxLength: 4 }),
    parallelOperations: fc.integer({ min: 1, max: 3 }),
});

describe('workingSpan', () => {
    it('waits for the opening, in the zone of the firm', () => {
        // Saturday 4 April 2026, 06:30 in Tehran (UTC+3:30).
        const span = workingSpan(new Date('2026-04-04T03:00:00Z'), 60, eightToFour, tehran);
        expect(span).toEqual({ start: new Date('2026-04-04T04:30:00Z'), end: new Date('2026-04-04T05:30:00Z') });
    });

    it('goes on after the night and the weekend', () => {
        // Thursday 15:00 in Tehran: one hour today, Friday is off, one hour on Saturday.
        const span = workingSpan(new Date('2026-04-02T11:30:00Z'), 120, eightToFour, tehran);
        expect(span.end).toEqual(new Date('2026-04-04T05:30:00Z'));
    });

    it('leaves a holiday out', () => {
        expect(isWorkingDay('2026-03-21', tehran)).toBe(false);
        expect(workingSpan(new Date('2026-03-21T06:00:00Z'), 1, eightToFour, tehran).start).toEqual(new Date('2026-03-22T04:30:00Z'));
    });

    it('keeps the local opening hour over a clock change', () => {
        const before = workingSpan(new Date('2026-03-27T00:00:00Z'), 1, eightToFour, warsaw).start;
        const after = workingSpan(new Date('2026-03-30T00:00:00Z'), 1, eightToFour, warsaw).start;
        expect([before.toISOString(), after.toISOString()]).toEqual(['2026-03-27T07:00:00.000Z', '2026-03-30T06:00:00.000Z']);
    });

    it('says so when no day is a working day', () => {
        expect(() => workingSpan(new Date('2026-03-01'), 1, eightToFour, { ...warsaw, weekendDays: [0, 1, 2, 3, 4, 5, 6] })).toThrow(RangeError);
    });
});

describe('forwardSchedule', () => {
    it('waits until the station is free, and lets a second place be used', () => {
        const busyUntil = [new Date('2026-04-04T06:30:00Z')];
        const from = new Date('2026-04-04T05:00:00Z');
        const steps = [{ stationId: 1, minutes: 30 }];
        expect(forwardSchedule(steps, new Map([[1, { ...eightToFour, busyUntil }]]), tehran, from)[0]?.start).toEqual(busyUntil[0]);
        expect(forwardSchedule(steps, new Map([[1, { ...eightToFour, busyUntil, parallelOperations: 2 }]]), tehran, from)[0]?.start).toEqual(from);
    });

    it('plans each step after the one before, never before the given instant, never longer in work than asked', () => {
        const steps = fc.array(fc.record({ stationId: fc.constantFrom(1, 2), minutes: fc.integer({ min: 0, max: 3000 }) }), { maxLength: 6 });
        fc.assert(fc.property(steps, hours, hours, calendar, instant, (list, one, two, days, from) => {
            let earliest = from.getTime();
            for (const [index, span] of forwardSchedule(list, new Map([[1, one], [2, two]]), days, from).entries()) {
                expect(span.start.getTime()).toBeGreaterThanOrEqual(earliest);
                expect(span.end.getTime() - span.start.getTime()).toBeGreaterThanOrEqual((list[index]?.minutes ?? 0) * minute);
                earliest = span.end.getTime();
            }
        }), { numRuns: 40 });
    });

    it('begins on working days only', () => {
        fc.assert(fc.property(instant, hours, calendar, fc.integer({ min: 1, max: 5000 }), (from, station, days, minutes) => {
            const [span] = forwardSchedule([{ stationId: 1, minutes }], new Map([[1, station]]), days, from);
            const day = new Intl.DateTimeFormat('en-CA', { timeZone: days.timeZone }).format(span?.start);
            expect(isWorkingDay(day, days)).toBe(true);
        }), { numRuns: 60 });
    });
});

describe('plannedMinutes', () => {
    it('adds the set-up once and rounds part minutes up, without the dust of fractions', () => {
        expect(plannedMinutes(10, 0.1, 30)).toBe(13);
        expect(plannedMinutes(0, 0.5, 3)).toBe(2);
    });
});
