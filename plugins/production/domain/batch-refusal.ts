import type { OperationKind } from './operation-kind';
import type { OperationState } from './operation-states';
import type { WorkOrderState } from './work-order-states';

export interface StepToBatch {
    sequence: number;
    kind: OperationKind;
    stationId: number;
    operatorId: number | null;
    state: OperationState;
}

export interface WorkToBatch {
    id: number;
    variantId: number;
    routingId: number;
    state: WorkOrderState;
    batchId: number | null;
    operations: readonly StepToBatch[];
}

export type BatchRefusal = 'batch-closed' | 'batch-begun' | 'other-batch' | 'other-article' | 'other-routing';

/** Whether nobody has touched any of it yet. What a problem holds up before it began is not untouched: the problem is of that one work order. */
export function isUntouched(operations: ReadonlyArray<{ state: OperationState }>): boolean {
    return operations.every(({ state }) => state === 'waiting' || state === 'ready');
}

/** A word for the steps by which something is made: what is made at once has the same at the same stations, and each number once. */
export function stepsWord(operations: readonly StepToBatch[]): string {
    return operations.map(({ sequence, kind, stationId, operatorId }) => [sequence, kind, stationId, operatorId ?? '-'].join(':')).sort().join(' ');
}

/** Why the work orders cannot be made at once, or null when they can. */
export function refuseBatch(work: readonly WorkToBatch[]): BatchRefusal | null {
    const [first, ...others] = work;
    if (first === undefined) return null;
    if (work.some(one => one.state === 'done' || one.state === 'cancelled')) return 'batch-closed';
    if (work.some(one => one.state === 'running' || !isUntouched(one.operations))) return 'batch-begun';
    if (work.some(one => one.batchId !== null)) return 'other-batch';
    if (others.some(one => one.variantId !== first.variantId)) return 'other-article';
    const hasTwins = new Set(first.operations.map(one => one.sequence)).size < first.operations.length;
    return hasTwins || others.some(one => one.routingId !== first.routingId || stepsWord(one.operations) !== stepsWord(first.operations)) ? 'other-routing' : null;
}
