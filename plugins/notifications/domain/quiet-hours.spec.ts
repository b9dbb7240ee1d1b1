import fc from 'fast-check';

import { localTimeOf } from '../../../kernel/time';
import { isQuiet, quietEnd } from './quiet-hours';

const night = { quietFrom: 22 * 60, quietUntil: 7 * 60 };
const iso = (end: Date | null) => end?.toISOString() ?? null;

it.each([
    ['2026-11-29T12:00:00Z', null],
    ['2026-11-29T18:29:00Z', null],
    ['2026-11-29T18:30:00Z', '2026-11-30T03:30:00.000Z'],
    ['2026-11-29T23:00:00Z', '2026-11-30T03:30:00.000Z'],
    ['2026-11-30T03:29:59Z', '2026-11-30T03:30:00.000Z'],
    ['2026-11-30T03:30:00Z', null],
])('at %s in Tehran a text waits until %s', (now, until) => {
    expect(iso(quietEnd(new Date(now), night, 'Asia/Tehran'))).toBe(until);
});

it('goes by the clock on the wall in the night in which it changes', () => {
    // In Warsaw the clock goes from 2 to 3 on 29 March 2026, and from 3 to 2 on 25 October.
    expect(iso(quietEnd(new Date('2026-03-28T23:00:00Z'), night, 'Europe/Warsaw'))).toBe('2026-03-29T05:00:00.000Z');
    expect(iso(quietEnd(new Date('2026-10-24T22:00:00Z'), night, 'Europe/Warsaw'))).toBe('2026-10-25T06:00:00.000Z');
});

it('has none where none are set', () => {
    for (const hours of [{ quietFrom: null, quietUntil: null }, { quietFrom: 60, quietUntil: 60 }]) {
        expect(quietEnd(new Date('2026-11-29T01:00:00Z'), hours, 'Asia/Tehran')).toBeNull();
    }
});

it('ends after now, within a day and an hour, and at a time when nobody is disturbed', () => {
    const zones = fc.constantFrom('Asia/Tehran', 'Europe/Warsaw', 'Europe/Moscow', 'America/New_York', 'Asia/Kathmandu');
    const minutes = fc.integer({ min: 0, max: 1_439 });
    const instants = fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(
        fc.property(instants, minutes, minutes, zones, (now, quietFrom, quietUntil, zone) => {
            const hours = { quietFrom, quietUntil };
            const end = quietEnd(now, hours, zone);
            expect(end !== null).toBe(isQuiet(localTimeOf(now, zone).minute, hours));
            if (end === null) return;
            expect(end.getTime()).toBeGreaterThan(now.getTime());
            expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
        }),
    );
});
