import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import type { OperationKind } from '../domain/operation-kind';
import type { OperationState } from '../domain/operation-states';
import type { WorkOrderState } from '../domain/work-order-states';

/** An operation as the next step of an operator is judged by. */
export interface FloorOperation {
    id: number;
    sequence: number;
    state: OperationState;
    kind: OperationKind;
    stationId: number;
    good: number;
    scrap: number;
    startedAt: Date | null;
    lastEventAt: Date | null;
    overlap: boolean;
    workOrderState: WorkOrderState;
    quantity: number;
}

/** All operations of a work order, in their order. Read it under the order's lock. */
export function floorOperations(connection: TransactionalConnection, ctx: RequestContext, workOrderId: number): Promise<FloorOperation[]> {
    return sql<FloorOperation>(
        connection,
        ctx,
        `SELECT o.id, o.sequence, o.state, o.kind, o."stationId", o."goodQuantity" AS good, o."scrapQuantity" AS scrap, o."startedAt",
                -- A step begins no earlier than the one before it was ready for it.
                GREATEST(o."lastEventAt", CASE WHEN o."startedAt" IS NULL THEN (
                    SELECT max(before."finishedAt") FROM production_operation before
                    WHERE before."workOrderId" = o."workOrderId" AND before.sequence < o.sequence AND before.state = 'done') END) AS "lastEventAt",
                s.overlap, w.state AS "workOrderState", w.quantity
         FROM production_operation o
         JOIN production_station s ON s.id = o."stationId"
         JOIN production_work_order w ON w.id = o."workOrderId"
         WHERE o."workOrderId" = $1 ORDER BY o.sequence, o.id LIMIT 100`,
        [workOrderId],
    );
}

export interface OwnOperation {
    workOrderId: number;
    /** Null of what is made for the shelf. */
    orderId: number | null;
    companyId: number | null;
    /** What he may start there; null for all. */
    kinds: OperationKind[] | null;
}

/** The operation if this staff member may do it: it is his, or nobody's at a station of his. */
export async function ownOperation(
    connection: TransactionalConnection,
    ctx: RequestContext,
    operationId: number,
    administratorId: number,
): Promise<OwnOperation | null> {
    const [found] = await sql<OwnOperation>(
        connection,
        ctx,
        `SELECT o."workOrderId", w."orderId", w."companyId", so.kinds
         FROM production_operation o
         JOIN production_work_order w ON w.id = o."workOrderId"
         LEFT JOIN production_station_operator so ON so."stationId" = o."stationId" AND so."administratorId" = $2
         WHERE o.id = $1 AND (o."operatorId" = $2 OR (o."operatorId" IS NULL AND so.id IS NOT NULL))`,
        [operationId, administratorId],
    );
    return found ?? null;
}
