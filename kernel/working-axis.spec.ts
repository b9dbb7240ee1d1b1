import fc from 'fast-check';

import { type OpeningHours, type WorkCalendar, WorkingAxis } from './working-axis';

const tehran: WorkCalendar = { timeZone: 'Asia/Tehran', weekendDays: [5], holidays: new Set(['2026-03-21']) };
const warsaw: WorkCalendar = { timeZone: 'Europe/Warsaw', weekendDays: [0, 6], holidays: new Set() };
const eightToFour: OpeningHours = { openMinute: 480, closeMinute: 960, downtimes: [] };
const hour = 3_600_000;

describe('the working axis', () => {
    it('begins with the opening, in the zone of the firm', () => {
        // Saturday 4 April 2026, 06:30 in Tehran (UTC+3:30).
        const axis = new WorkingAxis(eightToFour, tehran, new Date('2026-04-04T03:00:00Z'));
        expect([axis.startAt(0), axis.endAt(hour)]).toEqual([new Date('2026-04-04T04:30:00Z'), new Date('2026-04-04T05:30:00Z')]);
    });

    it('goes on after the night, the day off and the holiday', () => {
        // Thursday 15:00 in Tehran: one hour today, Friday is off, one hour on Saturday.
        expect(new WorkingAxis(eightToFour, tehran, new Date('2026-04-02T11:30:00Z')).endAt(2 * hour)).toEqual(new Date('2026-04-04T05:30:00Z'));
        expect(new WorkingAxis(eightToFour, tehran, new Date('2026-03-21T06:00:00Z')).startAt(0)).toEqual(new Date('2026-03-22T04:30:00Z'));
    });

    it('ends with the closing what begins with the next opening', () => {
        const axis = new WorkingAxis(eightToFour, warsaw, new Date('2026-04-01T06:00:00Z'));
        expect([axis.endAt(8 * hour), axis.startAt(8 * hour)]).toEqual([new Date('2026-04-01T14:00:00Z'), new Date('2026-04-02T06:00:00Z')]);
    });

    it('leaves downtimes out, also ones that meet', () => {
        const downtimes = [
            { from: new Date('2026-04-01T09:00:00Z'), until: new Date('2026-04-01T11:00:00Z') },
            { from: new Date('2026-04-01T07:00:00Z'), until: new Date('2026-04-01T10:00:00Z') },
        ];
        const axis = new WorkingAxis({ ...eightToFour, downtimes }, warsaw, new Date('2026-04-01T06:00:00Z'));
        expect([axis.endAt(hour), axis.startAt(hour), axis.positionOf(new Date('2026-04-01T10:30:00Z'))])
            .toEqual([new Date('2026-04-01T07:00:00Z'), new Date('2026-04-01T11:00:00Z'), hour]);
    });

    it('keeps the local opening hour over a clock change', () => {
        const opening = (from: string) => new WorkingAxis(eightToFour, warsaw, new Date(from)).startAt(0).toISOString();
        expect([opening('2026-03-27T00:00:00Z'), opening('2026-03-30T00:00:00Z')]).toEqual(['2026-03-27T07:00:00.000Z', '2026-03-30T06:00:00.000Z']);
    });

    it('says so when no day is a working day', () => {
        const never = { ...warsaw, weekendDays: [0, 1, 2, 3, 4, 5, 6] };
        expect(() => new WorkingAxis(eightToFour, never, new Date('2026-03-01')).startAt(0)).toThrow(RangeError);
    });

    it('finds the position of each of its own instants, and never goes back', () => {
        const instant = fc.date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
        const days = fc.constantFrom(tehran, warsaw);
        const open = fc.record({
            openMinute: fc.integer({ min: 0, max: 700 }), closeMinute: fc.integer({ min: 701, max: 1440 }),
            downtimes: fc.array(fc.record({ at: fc.integer({ min: -50, max: 400 }), hours: fc.integer({ min: 1, max: 40 }) }), { maxLength: 4 }),
        });
        fc.assert(fc.property(instant, days, open, fc.array(fc.integer({ min: 0, max: 300 * hour }), { minLength: 1, maxLength: 8 }), (from, calendar, hours, positions) => {
            const downtimes = hours.downtimes.map(one => {
                const start = from.getTime() + one.at * hour;
                return { from: new Date(start), until: new Date(start + one.hours * hour) };
            });
            const axis = new WorkingAxis({ ...hours, downtimes }, calendar, from);
            let before = from;
            for (const position of positions.sort((a, b) => a - b)) {
                const [start, end] = [axis.startAt(position), axis.endAt(position)];
                expect([axis.positionOf(start), axis.positionOf(end)]).toEqual([position, position]);
                expect(start.getTime()).toBeGreaterThanOrEqual(before.getTime());
                expect(downtimes.some(one => start >= one.from && start < one.until)).toBe(false);
                before = start;
            }
        }), { numRuns: 60 });
    });
});
