import fc from 'fast-check';

import type { ScaleReading } from './scale-reading';
import { afterLoss, emptyTrace, follow, refuseReading as refuse, type ScaleTrace } from './stable-weight';

const reading = (given: Partial<ScaleReading> = {}): ScaleReading => ({
    weightG: 12_480_000,
    tareG: 0,
    rangeEnd: null,
    isAtZero: null,
    isNet: false,
    isInMotion: false,
    isOutOfRange: false,
    raw: '',
    ...given,
});

const limits = { divisionG: 20_000, minimumG: 20_000, capacityG: 200_000_000 };
const refuseReading = (trace: ScaleTrace, now: number, more: Partial<typeof limits> = {}) => refuse(trace, now, { ...limits, ...more });

/** A reading every 100 ms from 0 on. */
function after(readings: ScaleReading[]): ScaleTrace {
    return readings.reduce((trace, r, index) => follow(trace, r, index * 100, limits.divisionG), emptyTrace);
}
const seconds = (count: number, r: ScaleReading) => Array.from({ length: count * 10 + 1 }, () => r);

describe('a weight that may be recorded', () => {
    it('has stood for three seconds', () => {
        expect(refuseReading(after(seconds(3, reading())), 3000)).toBeNull();
        expect(refuseReading(after(seconds(3, reading())), 2999)).toBe('not-stable');
    });

    it('waits anew after motion', () => {
        const trace = after([...seconds(5, reading()), reading({ isInMotion: true }), ...seconds(2, reading())]);
        expect(refuseReading(trace, 7200)).toBe('not-stable');
    });

    it('waits anew when the weight changes', () => {
        expect(refuseReading(after([...seconds(5, reading()), reading({ weightG: 12_500_000 })]), 5100)).toBe('not-stable');
    });

    it('is refused when the indicator has been silent for more than two seconds', () => {
        const trace = after(seconds(4, reading()));
        expect(refuseReading(trace, 6000)).toBeNull();
        expect(refuseReading(trace, 6001)).toBe('scale-silent');
        expect(refuseReading(emptyTrace, 0)).toBe('scale-silent');
    });

    it('does not count the time over a gap in the stream', () => {
        const trace = follow(after(seconds(4, reading())), reading(), 9000, limits.divisionG);
        expect(refuseReading(trace, 9000)).toBe('not-stable');
    });

    it.each([
        [{ isOutOfRange: true }, 'out-of-range'],
        [{ weightG: 200_000_001 }, 'out-of-range'],
        [{ weightG: null }, 'out-of-range'],
        [{ isNet: true }, 'net-mode'],
        [{ weightG: -40_000 }, 'too-light'],
        [{ weightG: 0 }, 'too-light'],
        [{ weightG: 19_999 }, 'too-light'],
    ] as const)('is refused for %j', (given, reason) => {
        expect(refuseReading(after(seconds(4, reading(given))), 4000)).toBe(reason);
    });

    it('is refused above what the scale can weigh, and not at it', () => {
        const trace = after(seconds(4, reading()));
        expect(refuseReading(trace, 4000, { capacityG: 12_480_000 })).toBeNull();
        expect(refuseReading(trace, 4000, { capacityG: 12_479_999 })).toBe('out-of-range');
    });

    it('property: whatever came before, the last three seconds decide', () => {
        const any = fc.record({ weightG: fc.integer({ min: -1000, max: 90_000_000 }), isInMotion: fc.boolean() });
        fc.assert(
            fc.property(fc.array(any), before => {
                const all = [...before.map(b => reading(b)), ...seconds(3, reading())];
                expect(refuseReading(after(all), (all.length - 1) * 100)).toBeNull();
            }),
        );
    });
});

describe('an empty weighbridge', () => {
    it('has shown zero for a second, within a division', () => {
        expect(after(seconds(1, reading({ weightG: 20_000 }))).emptyAt).toBe(1000);
        expect(after(seconds(1, reading({ weightG: 0 })).slice(0, -1)).emptyAt).toBeNull();
        expect(after(seconds(2, reading({ weightG: 20_001 }))).emptyAt).toBeNull();
        expect(after(seconds(2, reading({ weightG: -20_001 }))).emptyAt).toBeNull();
    });

    it('is one whose lamp says so, too', () => {
        expect(after(seconds(1, reading({ weightG: 30_000, isAtZero: true }))).emptyAt).toBe(1000);
    });

    it.each([{ isInMotion: true }, { isOutOfRange: true }, { isNet: true }])('is none with %j', given => {
        expect(after(seconds(2, reading({ weightG: 0, ...given }))).emptyAt).toBeNull();
    });

    it('stays known when a vehicle stands there and when the connection is lost', () => {
        const trace = after([...seconds(1, reading({ weightG: 0 })), ...seconds(2, reading())]);
        expect(trace.emptyAt).toBe(1000);
        expect(afterLoss(trace)).toEqual({ ...emptyTrace, emptyAt: 1000 });
    });
});
