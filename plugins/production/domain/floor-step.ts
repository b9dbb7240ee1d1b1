import type { OperationKind } from './operation-kind';
import { afterEvent, type OperationRefusalReason, type OperationState, whyRefused } from './operation-states';
import { type OperationMade, type Output, quantityReady, refuseFinish, refuseOutput } from './quantities';
import { mayBegin } from './readiness';
import { isOnTheFloor, type WorkOrderState } from './work-order-states';

/** What an operator does at an operation. `output` reports pieces and changes no state. */
export type FloorEvent = 'start' | 'pause' | 'resume' | 'finish' | 'output' | 'block';

export interface StepFacts {
    event: FloorEvent;
    operation: OperationMade & { kind: OperationKind; startedAt: Date | null; overlap: boolean };
    /** All of the work order, this one too. */
    all: ReadonlyArray<OperationMade & { overlap: boolean }>;
    quantity: number;
    workOrderState: WorkOrderState;
    /** The facts are those of a whole batch, of which some may not be released yet. */
    isBatch?: boolean;
    /** The kinds of operation that the operator may start at this station; null for all. */
    kinds: readonly OperationKind[] | null;
    output: Output;
}

export interface StepRefusal {
    reason: OperationRefusalReason;
    quantity: number | null;
}

/** The state after the step, or why it is refused. */
export function decideStep({ event, operation, all, quantity, workOrderState, isBatch, kinds, output }: StepFacts): OperationState | StepRefusal {
    if (!isOnTheFloor(workOrderState)) {
        if (operation.state === 'done') return refused('already-done');
        return refused(isBatch === true && workOrderState === 'planned' ? 'batch-not-released' : 'work-order-closed');
    }
    if (event === 'output') {
        if (operation.state === 'done' || operation.startedAt === null) return refused(whyRefused(operation.state, 'pause'));
        return refuseOutput(output, quantityReady(operation, all, quantity)) ?? operation.state;
    }
    const next = afterEvent(operation.state, event);
    if (next === null) {
        return refused(whyRefused(operation.state, event));
    }
    if (event === 'start') {
        if (!mayBegin(operation, all)) return refused('not-ready');
        if (kinds !== null && !kinds.includes(operation.kind)) return refused('not-skilled');
    }
    return (event === 'finish' ? refuseFinish(output, operation, all, quantity) : null) ?? next;
}

function refused(reason: OperationRefusalReason): StepRefusal {
    return { reason, quantity: null };
}
