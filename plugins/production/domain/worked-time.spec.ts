import fc from 'fast-check';

import { workedSeconds } from './worked-time';

const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
const spans = fc.array(fc.record({ startedAt: instant, endedAt: fc.option(instant) }));

describe('workedSeconds', () => {
    const at = (time: string) => new Date(`2026-03-01T${time}Z`);

    it('leaves the pauses out', () => {
        const worked = [
            { startedAt: at('08:00:00'), endedAt: at('09:00:00') },
            { startedAt: at('09:30:00'), endedAt: null },
        ];
        expect(workedSeconds(worked, at('09:45:30'))).toBe(3600 + 930);
    });

    it('is never negative, whatever the clocks said', () => {
        fc.assert(fc.property(spans, instant, (worked, now) => {
            expect(workedSeconds(worked, now)).toBeGreaterThanOrEqual(0);
        }));
    });

    it('never falls while time passes', () => {
        fc.assert(fc.property(spans, instant, fc.nat(), (worked, now, later) => {
            expect(workedSeconds(worked, new Date(now.getTime() + later))).toBeGreaterThanOrEqual(workedSeconds(worked, now));
        }));
    });
});
