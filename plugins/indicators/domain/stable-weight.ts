import type { ScaleReading } from './scale-reading';

/** How long the same weight must stand before it may be recorded. */
export const stableAfterMs = 3000;
/** How long the empty weighbridge must show zero before it counts as empty. */
export const emptyAfterMs = 1000;
/** An indicator sends several times a second: silence longer than this means that nobody knows the weight. */
export const staleAfterMs = 2000;
/** Above this no weighbridge weighs: the frame is damaged or the indicator's settings are wrong. */
export const heaviestG = 200_000_000;

/** What one weighbridge can weigh. */
export interface ScaleLimits {
    /** The smallest step that it shows. */
    divisionG: number;
    /** Below this it shows wind and rain rather than a vehicle. */
    minimumG: number;
    capacityG: number;
}

export interface ScaleTrace {
    reading: ScaleReading | null;
    /** Milliseconds of the caller's monotonic clock. */
    receivedAt: number;
    /** Since when this same weight stands without motion; null while it moves. */
    steadySince: number | null;
    /** When it was last seen empty and at zero for long enough; null when it never was. */
    emptyAt: number | null;
    /** Since when it shows zero now; null when it does not. */
    zeroSince: number | null;
}

export const emptyTrace: ScaleTrace = { reading: null, receivedAt: 0, steadySince: null, emptyAt: null, zeroSince: null };

/** Zero within one division, at rest. The lamp of the indicator counts as well: its zero is finer than its digits. */
function isZero({ weightG, isInMotion, isOutOfRange, isNet, isAtZero }: ScaleReading, divisionG: number): boolean {
    return weightG !== null && !isInMotion && !isOutOfRange && !isNet && (isAtZero === true || Math.abs(weightG) <= divisionG);
}

/** The trace after one more reading. A changed weight, motion or a gap in the stream begins the wait anew. */
export function follow(trace: ScaleTrace, reading: ScaleReading, now: number, divisionG: number): ScaleTrace {
    const isUnbroken = trace.reading !== null && now - trace.receivedAt <= staleAfterMs;
    const zeroSince = isZero(reading, divisionG) ? ((isUnbroken ? trace.zeroSince : null) ?? now) : null;
    const emptyAt = zeroSince !== null && now - zeroSince >= emptyAfterMs ? now : trace.emptyAt;
    const isSteady = !reading.isInMotion && !reading.isOutOfRange && reading.weightG !== null;
    const goesOn = isUnbroken && trace.steadySince !== null && trace.reading?.weightG === reading.weightG;
    return { reading, receivedAt: now, steadySince: isSteady ? (goesOn ? trace.steadySince : now) : null, emptyAt, zeroSince };
}

/** What a lost connection leaves: nothing is known of the weight, but an empty weighbridge was seen all the same. */
export function afterLoss({ emptyAt }: ScaleTrace): ScaleTrace {
    return { ...emptyTrace, emptyAt };
}

export type ReadingRefusal = 'scale-silent' | 'out-of-range' | 'net-mode' | 'not-stable' | 'too-light';

/** Why the present weight may not be recorded, or null. Exactly three seconds of rest are enough. */
export function refuseReading(trace: ScaleTrace, now: number, limits: ScaleLimits): ReadingRefusal | null {
    const { reading } = trace;
    if (!reading || now - trace.receivedAt > staleAfterMs) {
        return 'scale-silent';
    }
    if (reading.isOutOfRange || reading.weightG === null || reading.weightG > Math.min(limits.capacityG, heaviestG)) {
        return 'out-of-range';
    }
    if (reading.isNet) {
        return 'net-mode';
    }
    if (trace.steadySince === null || now - trace.steadySince < stableAfterMs) {
        return 'not-stable';
    }
    return reading.weightG < limits.minimumG ? 'too-light' : null;
}
