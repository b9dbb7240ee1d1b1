import type { OperationState } from './operation-states';
import { predecessors } from './quantities';

export interface OperationInLine {
    id: number;
    sequence: number;
    state: OperationState;
    /** Good pieces that have come out of it. */
    good: number;
    /** Whether its station takes pieces while the step before is still making others. */
    overlap: boolean;
}

/** Whether an operation may begin: all before it are done, or its station takes part of the pieces and some have come. */
export function mayBegin(operation: OperationInLine, all: readonly OperationInLine[]): boolean {
    if (all.every(other => other.sequence >= operation.sequence || other.state === 'done')) {
        return true;
    }
    return operation.overlap && predecessors(operation, all).every(before => before.good > 0);
}

/** The waiting operations whose turn has come. Operations of one sequence number run side by side. */
export function nowReady(operations: readonly OperationInLine[]): number[] {
    return operations.filter(one => one.state === 'waiting' && mayBegin(one, operations)).map(one => one.id);
}
