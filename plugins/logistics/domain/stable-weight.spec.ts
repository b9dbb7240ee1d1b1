import fc from 'fast-check';

import { emptyTrace, follow, refuseReading, type ScaleTrace } from './stable-weight';
import type { ScaleReading } from './toledo-continuous';

const reading = (given: Partial<ScaleReading> = {}): ScaleReading => ({
    weightG: 12_480_000,
    tareG: 0,
    isNet: false,
    isInMotion: false,
    isOutOfRange: false,
    raw: '',
    ...given,
});

/** A reading every 100 ms from 0 on. */
function after(readings: ScaleReading[]): ScaleTrace {
    return readings.reduce((trace, r, index) => follow(trace, r, index * 100), emptyTrace);
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
        const trace = follow(after(seconds(4, reading())), reading(), 9000);
        expect(refuseReading(trace, 9000)).toBe('not-stable');
    });

    it.each([
        [{ isOutOfRange: true }, 'out-of-range'],
        [{ weightG: 200_000_001 }, 'out-of-range'],
        [{ isNet: true }, 'net-mode'],
        [{ weightG: -40_000 }, 'too-light'],
        [{ weightG: 0 }, 'too-light'],
        [{ weightG: 19_999 }, 'too-light'],
    ] as const)('is refused for %j', (given, reason) => {
        expect(refuseReading(after(seconds(4, reading(given))), 4000)).toBe(reason);
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
