import { hasBegun, type OperationState } from './operation-states';

export interface ExistingOperation {
    id: number;
    state: OperationState;
    startedAt: Date | null;
}

export interface WantedOperation {
    /** Null for an operation that the planner adds. */
    id: number | null;
    plannedStart: Date;
    plannedEnd: Date;
}

export type ReplanRefusal = 'empty' | 'foreign-operation' | 'begun-operation-missing' | 'begun-operation-moved' | 'end-before-start' | 'nothing-left';

/**
 * Why the planner may not turn the existing operations into the wanted ones, or null when he may.
 * What has begun stays, before all that has not, in its order; the rest is free, but
 * something must be left to do: work ends by finishing it. An operation may end when it starts.
 */
export function refuseReplan(existing: readonly ExistingOperation[], wanted: readonly WantedOperation[]): ReplanRefusal | null {
    if (wanted.length === 0) {
        return 'empty';
    }
    const known = new Set(existing.map(one => one.id));
    const kept = wanted.map(one => one.id).filter(id => id !== null);
    if (kept.some(id => !known.has(id)) || new Set(kept).size < kept.length) {
        return 'foreign-operation';
    }
    if (wanted.some(one => one.plannedEnd < one.plannedStart)) {
        return 'end-before-start';
    }
    const begun = existing.filter(hasBegun).map(one => one.id);
    if (begun.some(id => !kept.includes(id))) {
        return 'begun-operation-missing';
    }
    if (!begun.every((id, index) => wanted[index]?.id === id)) {
        return 'begun-operation-moved';
    }
    const done = new Set(existing.filter(one => one.state === 'done').map(one => one.id));
    return wanted.every(one => one.id !== null && done.has(one.id)) ? 'nothing-left' : null;
}
