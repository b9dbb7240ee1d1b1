import type { ScaleReading } from './toledo-continuous';

/** How long the same weight must stand before it may be recorded. */
export const stableAfterMs = 3000;
/** An indicator sends several times a second: silence longer than this means that nobody knows the weight. */
export const staleAfterMs = 2000;
/** Below this a weighbridge shows wind and rain rather than a vehicle. */
export const lightestG = 20_000;
/** Above this no weighbridge weighs: the frame is damaged or the indicator's settings are wrong. */
export const heaviestG = 200_000_000;

export interface ScaleTrace {
    reading: ScaleReading | null;
    /** Milliseconds of the caller's monotonic clock. */
    receivedAt: number;
    /** Since when this same weight stands without motion; null while it moves. */
    steadySince: number | null;
}

export const emptyTrace: ScaleTrace = { reading: null, receivedAt: 0, steadySince: null };

/** The trace after one more reading. A changed weight, motion or a gap in the stream begins the wait anew. */
export function follow(trace: ScaleTrace, reading: ScaleReading, now: number): ScaleTrace {
    if (reading.isInMotion || reading.isOutOfRange) {
        return { reading, receivedAt: now, steadySince: null };
    }
    const goesOn =
        trace.steadySince !== null && trace.reading?.weightG === reading.weightG && now - trace.receivedAt <= staleAfterMs;
    return { reading, receivedAt: now, steadySince: goesOn ? trace.steadySince : now };
}

export type ReadingRefusal = 'scale-silent' | 'out-of-range' | 'net-mode' | 'not-stable' | 'too-light';

/** Why the present weight may not be recorded, or null. Exactly three seconds of rest are enough. */
export function refuseReading(trace: ScaleTrace, now: number): ReadingRefusal | null {
    const { reading } = trace;
    if (!reading || now - trace.receivedAt > staleAfterMs) {
        return 'scale-silent';
    }
    if (reading.isOutOfRange || reading.weightG > heaviestG) {
        return 'out-of-range';
    }
    if (reading.isNet) {
        return 'net-mode';
    }
    if (trace.steadySince === null || now - trace.steadySince < stableAfterMs) {
        return 'not-stable';
    }
    return reading.weightG < lightestG ? 'too-light' : null;
}
