import fc from 'fast-check';

import { aheadMs, believedTime, oldestMs } from './device-time';

const now = new Date('2026-11-29T12:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const told = (at: Date, offsetMs = 0, lastEventAt: Date | null = null) => believedTime({ at, offsetMs }, { now, lastEventAt });

describe('when a step on a device took place', () => {
    it('is when the device says', () => {
        expect(told(minutes(-60))).toEqual({ at: minutes(-60), isCorrected: false });
    });

    it('sets a clock right by what it was wrong when the device last spoke with the server', () => {
        expect(told(minutes(-60 + 400), -400 * 60_000)).toEqual({ at: minutes(-60), isCorrected: false });
    });

    it('is now where the clock runs ahead: a little is nothing, more is said', () => {
        expect(told(minutes(1))).toEqual({ at: now, isCorrected: false });
        expect(told(new Date(now.getTime() + aheadMs + 1))).toEqual({ at: now, isCorrected: true });
    });

    it('is never before what happened last', () => {
        expect(told(minutes(-60), 0, minutes(-30))).toEqual({ at: minutes(-30), isCorrected: true });
    });

    it('is a day ago at most', () => {
        expect(told(minutes(-60 * 24 * 9)).at).toEqual(new Date(now.getTime() - oldestMs));
    });

    it('keeps to its bounds and to the order of steps, whatever the clocks say', () => {
        const span = fc.integer({ min: -40 * 24 * 3600_000, max: 40 * 24 * 3600_000 });
        fc.assert(fc.property(fc.array(fc.tuple(span, span), { minLength: 1, maxLength: 10 }), steps => {
            let last: Date | null = null;
            for (const [ago, offsetMs] of steps) {
                const { at } = told(new Date(now.getTime() + ago), offsetMs, last);
                expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime() - oldestMs);
                expect(at.getTime()).toBeLessThanOrEqual(now.getTime());
                expect(last === null || at >= last).toBe(true);
                last = at;
            }
        }));
    });
});
