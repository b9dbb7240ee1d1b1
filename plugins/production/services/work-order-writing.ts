import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import type { OperationState } from '../domain/operation-states';
import type { WorkOrderState } from '../domain/work-order-states';
import { Operation } from '../entities/operation.entity';
import { WorkOrder } from '../entities/work-order.entity';
import type { ProposedLine, ProposedOperation } from './planning.service';

export interface NewWork {
    /** Null of what is made for the shelf. */
    orderId: number | null;
    companyId: number | null;
    dueDate: string | null;
    state: WorkOrderState;
    /** 0 for the first making of a line, then one more each time that its rest is made. */
    round: number;
}

/** Writes what was proposed as a work order. Call it under the order's lock. */
export async function writeWorkOrder(connection: TransactionalConnection, ctx: RequestContext, scope: Scope, line: ProposedLine, work: NewWork): Promise<WorkOrder> {
    const { orderLineId, variantId, routingId, quantity, operations } = line;
    const workOrder = await connection.getRepository(ctx, WorkOrder).save(
        new WorkOrder({
            ...work,
            orderLineId: work.orderId === null ? null : orderLineId,
            variantId,
            quantity,
            routingId: routingId ?? undefined,
            plannedEnd: lastEnd(operations),
            plannedByAdministratorId: scope.kind === 'staff' ? scope.administratorId : null,
        }),
    );
    await connection.getRepository(ctx, Operation).save(operations.map((one, index) => newOperation(one, workOrder.id, index + 1)));
    return workOrder;
}

export function newOperation(plan: ProposedOperation, workOrderId: number, sequence: number): Operation {
    const state: OperationState = 'waiting';
    return new Operation({ ...plan, workOrderId, sequence, state, startedAt: null, finishedAt: null });
}

export function lastEnd(operations: ReadonlyArray<{ plannedEnd: Date }>): Date {
    return new Date(Math.max(...operations.map(one => one.plannedEnd.getTime())));
}
