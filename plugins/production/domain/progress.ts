import type { OperationState } from './operation-states';

export interface PlannedWork {
    state: OperationState;
    plannedMinutes: number;
}

/**
 * How much of the work is done, in whole percent, each operation counting with its planned time.
 * 100 means that all of it is done: 99.9 % is still 99.
 */
export function progressPercent(operations: readonly PlannedWork[]): number {
    const weight = (one: PlannedWork) => Math.max(1, one.plannedMinutes);
    const total = operations.reduce((sum, one) => sum + weight(one), 0);
    const done = operations.filter(one => one.state === 'done').reduce((sum, one) => sum + weight(one), 0);
    return total === 0 ? 0 : Math.floor((done * 100) / total);
}
