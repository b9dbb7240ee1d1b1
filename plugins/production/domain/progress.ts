import type { OperationState } from './operation-states';

export interface PlannedWork {
    state: OperationState;
    plannedMinutes: number;
    /** Pieces that it is to make, and those that are through, good or scrapped. */
    quantity: number;
    goodQuantity: number;
    scrapQuantity: number;
}

/**
 * How much of the work is done, in whole percent, each operation counting with its planned time and within it with its pieces.
 * 100 means that all of it is done: 99.9 % is still 99, and so are all pieces of an operation that nobody has finished.
 */
export function progressPercent(operations: readonly PlannedWork[]): number {
    const weight = (one: PlannedWork) => Math.max(1, one.plannedMinutes);
    const through = (one: PlannedWork) => (one.state === 'done' ? 1 : Math.min(1, (one.goodQuantity + one.scrapQuantity) / Math.max(1, one.quantity)));
    const total = operations.reduce((sum, one) => sum + weight(one), 0);
    const done = operations.reduce((sum, one) => sum + weight(one) * through(one), 0);
    if (total === 0) {
        return 0;
    }
    return operations.every(one => one.state === 'done') ? 100 : Math.min(99, Math.floor((done * 100) / total));
}
