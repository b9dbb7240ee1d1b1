import { batchMinutes } from './batch-minutes';
import type { OpenOperation } from './open-work';
import { hasBegun } from './operation-states';

/** What is planned as one: the operations of one step of a batch, or a single one. */
export interface PlanBlock<One extends OpenOperation> {
    operations: One[];
    /** All of them as one operation: one set-up, the minutes of all pieces, the time worked on all. */
    together: OpenOperation;
}

/** The blocks in the order in which something of each is first named: a batch is as urgent as the most urgent of its work orders. */
export function planBlocks<One extends OpenOperation>(open: readonly One[]): PlanBlock<One>[] {
    const blocks = new Map<string, One[]>();
    for (const one of open) {
        const word = one.batchId === null ? String(one.id) : `${one.batchId}:${one.sequence}`;
        const block = blocks.get(word);
        if (block === undefined) blocks.set(word, [one]);
        else block.push(one);
    }
    return [...blocks.values()].map(operations => ({ operations, together: together(operations) }));
}

function together<One extends OpenOperation>(operations: readonly One[]): OpenOperation {
    const first = operations.find(hasBegun) ?? operations[0];
    if (first === undefined) throw new RangeError('A block without operations');
    return {
        ...first,
        plannedMinutes: batchMinutes(operations),
        setupMinutes: Math.max(...operations.map(one => one.setupMinutes)),
        workedMinutes: operations.reduce((sum, one) => sum + one.workedMinutes, 0),
    };
}
