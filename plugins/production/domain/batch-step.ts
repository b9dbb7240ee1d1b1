import { type OperationState, operationStates } from './operation-states';
import type { OperationMade } from './quantities';
import { nowReady, type OperationInLine } from './readiness';
import type { WorkOrderState } from './work-order-states';

export interface BatchOperation extends OperationMade, OperationInLine {
    workOrderId: number;
    /** Of the work order. */
    quantity: number;
    workOrderState: WorkOrderState;
    lastEventAt: Date | null;
}

/**
 * The operations of a batch seen as those of one work order: of each step one, with the pieces of all. So whatever decides on a step of a single work order decides
 * on one of a batch. Operations of one work order alone are given as they are.
 */
export function asOne<One extends BatchOperation>(operations: readonly One[]): One[] {
    if (new Set(operations.map(one => one.workOrderId)).size <= 1) return [...operations];
    const steps = new Map<number, One[]>();
    for (const one of operations) steps.set(one.sequence, [...(steps.get(one.sequence) ?? []), one]);
    return [...steps.values()].map(together);
}

/** All operations of the step that this one belongs to: those of its batch, or itself. */
export function sameStep<One extends BatchOperation>(operation: One, operations: readonly One[]): One[] {
    return new Set(operations.map(one => one.workOrderId)).size <= 1 ? [operation] : operations.filter(one => one.sequence === operation.sequence);
}

/** The waiting operations whose turn has come; those of one step of a batch together. */
export function nowReadyTogether(operations: readonly BatchOperation[]): number[] {
    const ready = new Set(nowReady(asOne(operations)));
    return operations
        .filter(one => ready.has(one.id))
        .flatMap(one => sameStep(one, operations))
        .filter(one => one.state === 'waiting')
        .map(one => one.id);
}

function together<One extends BatchOperation>(step: readonly One[]): One {
    const [first] = step;
    if (first === undefined) throw new RangeError('A step without operations');
    const sum = (of: (one: One) => number) => step.reduce((all, one) => all + of(one), 0);
    const times = step.flatMap(one => (one.lastEventAt === null ? [] : [one.lastEventAt.getTime()]));
    return {
        ...first,
        state: stateOf(step),
        workOrderState: step.find(one => one.workOrderState === 'planned')?.workOrderState ?? step.find(one => one.workOrderState === 'running')?.workOrderState ?? first.workOrderState,
        quantity: sum(one => one.quantity), good: sum(one => one.good), scrap: sum(one => one.scrap),
        lastEventAt: times.length === 0 ? null : new Date(Math.max(...times)),
    };
}

/** They go together; before the first step those that are released already may be a step ahead of those that are not. */
function stateOf(step: ReadonlyArray<{ state: OperationState }>): OperationState {
    const states = step.map(one => one.state);
    if (states.includes('blocked')) return 'blocked';
    return operationStates[Math.min(...states.map(state => operationStates.indexOf(state)))]!;
}
