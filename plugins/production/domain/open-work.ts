import type { PlanTask } from './finite-plan';
import { hasBegun, type OperationState } from './operation-states';

/** An operation that is not done, of a work order that is planned, released or running. */
export interface OpenOperation {
    id: number;
    workOrderId: number;
    sequence: number;
    stationId: number;
    state: OperationState;
    startedAt: Date | null;
    plannedMinutes: number;
    /** What of them is set-up. */
    setupMinutes: number;
    /** Of the closed stretches of work and the running one. */
    workedMinutes: number;
    /** The batch that its work order is made with. */
    batchId: number | null;
}

/** Where a planner has put an operation; without a station it stays at its own. */
export interface Pin {
    stationId: number | null;
    start: Date;
}

/**
 * What is left to be planned of an operation. One that runs goes on where it is, at once; of one that has begun only the rest is planned, a minute at
 * least while nobody has called it finished. A pin is for one that has not begun.
 */
export function taskOf(operation: OpenOperation, pin: Pin | undefined, from: Date): PlanTask {
    const { workOrderId, batchId, sequence, state, stationId, plannedMinutes, workedMinutes } = operation;
    // A batch is one job; its numbers are others than those of work orders.
    const job = batchId === null ? workOrderId : -batchId;
    if (!hasBegun(operation)) {
        return { job, sequence, stationId: pin?.stationId ?? stationId, minutes: plannedMinutes, pinnedStart: pin?.start ?? null };
    }
    // It waits for nothing any more, whatever was planned before it.
    return {
        ...{ job, sequence: -1, stationId },
        minutes: Math.max(1, plannedMinutes - workedMinutes),
        pinnedStart: state === 'running' ? from : null,
    };
}
