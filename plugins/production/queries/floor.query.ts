import type { RequestContext, TransactionalConnection } from '@vendure/core';

import type { LocalDate } from '../../../kernel/time';
import { keptMark, sql } from '../../../kernel/vendure-sql';
import type { OperationKind } from '../domain/operation-kind';
import type { OperationState } from '../domain/operation-states';
import type { WorkOrderState } from '../domain/work-order-states';

/** An operation as the next step of an operator is judged by. */
export interface FloorOperation {
    id: number;
    workOrderId: number;
    /** Null of what is made for the shelf, as its company. */
    orderId: number | null;
    companyId: number | null;
    /** By when its customer has it: the promised day, else the wished one. */
    day: LocalDate | null;
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

/** All operations of the work orders, in their order, those of the older work order first. Read them under the locks of the orders. */
export function floorOperations(connection: TransactionalConnection, ctx: RequestContext, workOrderIds: readonly number[]): Promise<FloorOperation[]> {
    return sql<FloorOperation>(
        connection,
        ctx,
        `SELECT o.id, o."workOrderId", w."orderId", w."companyId", COALESCE(p.day, w."dueDate")::text AS day,
                o.sequence, o.state, o.kind, o."stationId", o."goodQuantity" AS good, o."scrapQuantity" AS scrap, o."startedAt",
                -- A step begins no earlier than the one before it was ready for it.
                GREATEST(o."lastEventAt", CASE WHEN o."startedAt" IS NULL THEN (
                    SELECT max(before."finishedAt") FROM production_operation before
                    WHERE before."workOrderId" = o."workOrderId" AND before.sequence < o.sequence AND before.state = 'done') END) AS "lastEventAt",
                s.overlap, w.state AS "workOrderState", w.quantity
         FROM production_operation o
         JOIN production_station s ON s.id = o."stationId"
         JOIN production_work_order w ON w.id = o."workOrderId"
         LEFT JOIN production_order_promise p ON p."orderId" = w."orderId"
         WHERE o."workOrderId" = ANY($1::int[]) ORDER BY o.sequence, o."workOrderId", o.id LIMIT 5000`,
        [workOrderIds],
    );
}

export interface OwnOperation {
    workOrderId: number;
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
        `SELECT o."workOrderId", w."companyId", so.kinds
         FROM production_operation o
         JOIN production_work_order w ON w.id = o."workOrderId"
         LEFT JOIN production_station_operator so ON so."stationId" = o."stationId" AND so."administratorId" = $2
         WHERE o.id = $1 AND (o."operatorId" = $2 OR (o."operatorId" IS NULL AND so.id IS NOT NULL))`,
        [operationId, administratorId],
    );
    return found ?? null;
}

/** Whether one more may run at the station, which is locked, so that two operators cannot both take its last place. What is made at once takes one place. */
export async function hasFreePlace(connection: TransactionalConnection, ctx: RequestContext, stationId: number): Promise<boolean> {
    const [station] = await sql<{ places: number }>(connection, ctx, `${keptMark} SELECT "parallelOperations" AS places FROM production_station WHERE id = $1 FOR UPDATE`, [stationId]);
    const [taken] = await sql<{ running: number }>(
        connection,
        ctx,
        `${keptMark} SELECT count(DISTINCT (COALESCE(-w."batchId", o.id), CASE WHEN w."batchId" IS NULL THEN 0 ELSE o.sequence END))::int AS running
         FROM production_operation o JOIN production_work_order w ON w.id = o."workOrderId" WHERE o."stationId" = $1 AND o.state = 'running'`,
        [stationId],
    );
    return (taken?.running ?? 0) < (station?.places ?? 0);
}
