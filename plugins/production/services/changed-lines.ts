import { UserInputError } from '@vendure/core';

import type { OperationPlan } from './input-schemas';
import type { ProposedLine, ProposedOperation } from './planning.service';

/** The planner's lines in place of the proposed ones. Lines that he left out are not made. */
export function changedLines(
    proposed: ProposedLine[],
    wanted: Array<{ orderLineId: number; operations: OperationPlan[] }>,
): ProposedLine[] {
    if (new Set(wanted.map(line => line.orderLineId)).size < wanted.length) {
        throw new UserInputError('lines: each order line only once');
    }
    return wanted.map(({ orderLineId, operations }) => {
        const line = proposed.find(one => one.orderLineId === orderLineId);
        if (line === undefined || line.routingId === null) {
            throw new UserInputError('lines.orderLineId: no line of this order with a routing');
        }
        return { ...line, operations: operations.map(one => withSetup(one, line.operations)) };
    });
}

/** The set-up is the proposed one's of the same kind at the same station: a planner changes the minutes as a whole. */
function withSetup({ kind, name, stationId, operatorId, plannedMinutes, plannedStart, plannedEnd }: OperationPlan, proposed: readonly ProposedOperation[]): ProposedOperation {
    const setup = proposed.find(one => one.kind === kind && one.stationId === stationId)?.setupMinutes ?? 0;
    return { kind, name, stationId, operatorId, plannedMinutes, setupMinutes: Math.min(setup, plannedMinutes), plannedStart, plannedEnd };
}
