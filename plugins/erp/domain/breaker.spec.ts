import fc from 'fast-check';

import { afterFailure, type BreakerState, callsAtOnce, mayCall, mostFailures, probing, restingBreaker } from './breaker';

const after = (failures: number, now = 0): BreakerState => Array.from({ length: failures }).reduce<BreakerState>(state => afterFailure(state, now), restingBreaker);

describe('the breaker of an ERP', () => {
    it('lets calls through until the fifth failure in a row', () => {
        expect(mayCall(after(mostFailures - 1), 0)).toBe('call');
        expect(mayCall(after(mostFailures), 0)).toEqual({ waitMs: 5_000 });
    });

    it('asks one to try once the pause is over, and the others to wait for him', () => {
        const open = after(mostFailures);
        expect(mayCall(open, 4_999)).toEqual({ waitMs: 1 });
        expect(mayCall(open, 5_000)).toBe('probe');
        expect(mayCall(probing(open, 5_000), 5_001)).toEqual({ waitMs: 5_000 });
    });

    it('tries again by somebody else when the one who tried was never heard of', () => {
        expect(mayCall(probing(after(mostFailures), 5_000), 65_000)).toBe('probe');
    });

    it('doubles its pauses up to a minute', () => {
        expect([5, 6, 7, 8, 9, 30].map(failures => after(failures).openUntil)).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
    });

    it('never lets more than five fail before it stops, however many run at once', () => {
        fc.assert(
            fc.property(fc.integer({ min: 0, max: 40 }), failures => {
                const state = after(failures);
                const atOnce = mayCall(state, 0) === 'call' ? callsAtOnce(state) : 0;
                expect(Math.min(failures, mostFailures) + atOnce).toBeLessThanOrEqual(mostFailures);
            }),
        );
    });
});
