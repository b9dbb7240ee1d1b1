import type { OperationState } from './operation-states';

export interface OperationInLine {
    id: number;
    sequence: number;
    state: OperationState;
}

/**
 * The waiting operations whose turn has come: all with a lower sequence are done.
 * Operations of one sequence number run side by side.
 */
export function nowReady(operations: readonly OperationInLine[]): number[] {
    return operations
        .filter(one => one.state === 'waiting')
        .filter(one => operations.every(other => other.sequence >= one.sequence || other.state === 'done'))
        .map(one => one.id);
}
