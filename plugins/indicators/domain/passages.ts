import type { ScaleReading } from './scale-reading';
import { follow, refuseReading, type ScaleLimits, type ScaleTrace } from './stable-weight';

/** One vehicle that stood still on the weighbridge. */
export interface Passage {
    weightG: number;
    /** Whether the weighbridge was seen empty since the weight before this one. */
    isAfterZero: boolean;
    raw: string;
}

export interface PassageState {
    trace: ScaleTrace;
    /** What was recorded of the vehicle that stands there; null when nothing was since the weighbridge was empty. */
    recordedG: number | null;
    hasSeenZero: boolean;
}

export interface PassageStep {
    state: PassageState;
    passage: Passage | null;
    /** Whether the weighbridge became empty with this reading, which ends the vehicle before. */
    isEmptied: boolean;
}

/**
 * Goes on by one reading. Each vehicle is recorded once: what stands within a division of the weight already recorded is that vehicle
 * still, also when whoever watches was away for a while; another weight is recorded, and says whether there was a zero before it.
 */
export function watch(state: PassageState, reading: ScaleReading, now: number, limits: ScaleLimits): PassageStep {
    const trace = follow(state.trace, reading, now, limits.divisionG);
    if (trace.emptyAt === now && reading.weightG !== null) {
        const isEmptied = state.recordedG !== null || !state.hasSeenZero;
        return { state: { trace, recordedG: null, hasSeenZero: true }, passage: null, isEmptied };
    }
    const { weightG } = reading;
    const isKnown = state.recordedG !== null && weightG !== null && Math.abs(weightG - state.recordedG) <= limits.divisionG;
    if (weightG === null || isKnown || refuseReading(trace, now, limits) !== null) {
        return { state: { ...state, trace }, passage: null, isEmptied: false };
    }
    const passage = { weightG, isAfterZero: state.hasSeenZero && state.recordedG === null, raw: reading.raw };
    return { state: { trace, recordedG: weightG, hasSeenZero: state.hasSeenZero }, passage, isEmptied: false };
}
