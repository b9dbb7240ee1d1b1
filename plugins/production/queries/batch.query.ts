import type { RequestContext, TransactionalConnection } from '@vendure/core';

import type { LocalDate } from '../../../kernel/time';
import { sql, sqlCount } from '../../../kernel/vendure-sql';
import type { BatchCandidate } from '../domain/batch-proposals';
import type { OpenOperation } from '../domain/open-work';
import type { WorkOrderState } from '../domain/work-order-states';
import { workCode } from './order-to-plan.query';

/** A work order with all that is asked of it before it is put into a batch. */
export interface BatchWork extends BatchCandidate {
    orderId: number | null;
    companyId: number | null;
    quantity: number;
    dueDate: LocalDate | null;
    plannedEnd: Date;
    operations: (BatchCandidate['operations'][number] & Pick<OpenOperation, 'id'>)[];
}

const batchWork = (which: string) => `
    SELECT w.id, w."orderId", w."companyId", w."variantId", w."routingId", w.state, w."batchId", w.quantity, w."dueDate"::text AS "dueDate", w."plannedEnd",
           COALESCE(p.day, w."dueDate", w."plannedEnd"::date)::text AS day,
           COALESCE((SELECT json_agg(json_build_object('id', o.id, 'sequence', o.sequence, 'kind', o.kind, 'stationId', o."stationId", 'operatorId', o."operatorId", 'state', o.state,
               'plannedMinutes', o."plannedMinutes", 'setupMinutes', o."setupMinutes") ORDER BY o.sequence, o.id)
               FROM production_operation o WHERE o."workOrderId" = w.id), '[]') AS operations
    FROM production_work_order w
    LEFT JOIN production_order_promise p ON p."orderId" = w."orderId"
    WHERE ${which}`;

/** The work orders named, the most urgent first. Read them under their locks. */
export function workToBatch(connection: TransactionalConnection, ctx: RequestContext, ids: readonly number[]): Promise<BatchWork[]> {
    return sql<BatchWork>(connection, ctx, `${batchWork('w.id = ANY($1::int[])')} ORDER BY w."dueDate" NULLS LAST, w."plannedEnd", w.id LIMIT 500`, [ids]);
}

/** What is in no batch and was not begun, of articles of which there is more than one such work order; of these account managers' customers and the shelf, or with null of all. */
export function workToPropose(connection: TransactionalConnection, ctx: RequestContext, reach: readonly number[] | null, limit: number): Promise<BatchWork[]> {
    const isFree = (w: string) => `${w}.state IN ('planned', 'released') AND ${w}."batchId" IS NULL`;
    return sql<BatchWork>(
        connection,
        ctx,
        `${batchWork(`${isFree('w')} AND EXISTS (
            SELECT 1 FROM production_work_order other WHERE other."variantId" = w."variantId" AND other."routingId" = w."routingId" AND other.id <> w.id AND ${isFree('other')})
            AND ($1::int[] IS NULL OR w."companyId" IS NULL OR EXISTS (SELECT 1 FROM company c WHERE c.id = w."companyId" AND c."managerAdministratorId" = ANY($1::int[])))`)}
         ORDER BY w."dueDate" NULLS LAST, w."plannedEnd", w.id LIMIT $2`,
        [reach, limit],
    );
}

/** Null takes them out of the batch they are in. Call it under the locks of all of them. */
export function setBatch(connection: TransactionalConnection, ctx: RequestContext, workOrderIds: readonly number[], batchId: number | null): Promise<number> {
    return sqlCount(connection, ctx, 'UPDATE production_work_order SET "batchId" = $2, "updatedAt" = now() WHERE id = ANY($1::int[])', [workOrderIds, batchId]);
}

export interface OperationTime {
    operationId: number;
    start: Date;
    end: Date;
}

/** Gives operations that have not begun other times, and their work orders the ends that come of them. Call it under the locks of the orders. */
export async function writeTimes(connection: TransactionalConnection, ctx: RequestContext, times: readonly OperationTime[]): Promise<void> {
    const ids = times.map(one => one.operationId);
    await sqlCount(
        connection,
        ctx,
        `UPDATE production_operation o SET "plannedStart" = g.start, "plannedEnd" = g.until, "updatedAt" = now()
         FROM unnest($1::int[], $2::timestamptz[], $3::timestamptz[]) AS g(id, start, until) WHERE o.id = g.id AND o."startedAt" IS NULL`,
        [ids, times.map(one => one.start), times.map(one => one.end)],
    );
    await sqlCount(
        connection,
        ctx,
        `UPDATE production_work_order w SET "plannedEnd" = ends.at, "updatedAt" = now()
         FROM (SELECT o."workOrderId", max(o."plannedEnd") AS at FROM production_operation o
               WHERE o."workOrderId" IN (SELECT x."workOrderId" FROM production_operation x WHERE x.id = ANY($1::int[])) GROUP BY o."workOrderId") ends
         WHERE w.id = ends."workOrderId" AND w."plannedEnd" <> ends.at`,
        [ids],
    );
}

export interface BatchedWork {
    id: number;
    orderCode: string;
    companyName: string;
    quantity: number;
    dueDate: LocalDate | null;
    state: WorkOrderState;
    /** Its customer is within the reach of who asks, or it is nobody's. */
    isWithinReach: boolean;
}

/** What is made at once in the batch, who is served first at the top; for these account managers, or with null for all. */
export function batchedWork(connection: TransactionalConnection, ctx: RequestContext, batchId: number, reach: readonly number[] | null): Promise<BatchedWork[]> {
    return sql<BatchedWork>(
        connection,
        ctx,
        `SELECT w.id, ${workCode} AS "orderCode", COALESCE(c.name, '') AS "companyName", w.quantity, w."dueDate"::text AS "dueDate", w.state,
                $2::int[] IS NULL OR w."companyId" IS NULL OR COALESCE(c."managerAdministratorId" = ANY($2::int[]), false) AS "isWithinReach"
         FROM production_work_order w
         LEFT JOIN "order" ord ON ord.id = w."orderId"
         LEFT JOIN company c ON c.id = w."companyId"
         LEFT JOIN production_order_promise p ON p."orderId" = w."orderId"
         WHERE w."batchId" = $1 AND w.state <> 'cancelled' ORDER BY COALESCE(p.day, w."dueDate") NULLS LAST, w.id LIMIT 200`,
        [batchId, reach],
    );
}

/** What is in the batch now, the oldest first. */
export async function batchIds(connection: TransactionalConnection, ctx: RequestContext, batchId: number): Promise<number[]> {
    const rows = await sql<{ id: number }>(connection, ctx, `SELECT id FROM production_work_order WHERE "batchId" = $1 AND state <> 'cancelled' ORDER BY id`, [batchId]);
    return rows.map(row => row.id);
}
