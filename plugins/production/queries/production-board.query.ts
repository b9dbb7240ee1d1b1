import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import type { OperationKind } from '../domain/operation-kind';
import type { OperationState } from '../domain/operation-states';
import type { ProductionName } from '../domain/production-name';
import type { BatchedWork } from './batch.query';
import { productName, workCode } from './order-to-plan.query';

export interface BarBatch {
    id: number;
    size: number;
    quantity: number;
    workOrders: Omit<BatchedWork, 'isWithinReach'>[];
}

/** One operation, or one step of a batch: then with the pieces and the minutes of all, and the earliest day that is wished for. */
export interface BoardBar {
    operationId: number;
    workOrderId: number;
    stationId: number;
    kind: OperationKind;
    name: ProductionName;
    state: OperationState;
    start: Date;
    end: Date;
    plannedMinutes: number;
    isPinned: boolean;
    orderCode: string;
    companyName: string;
    productName: string;
    quantity: number;
    dueDate: string | null;
    batch: BarBatch | null;
}

const isOpen = (w: string) => `${w}.state IN ('planned', 'released', 'running')`;

/** The open operations between two instants: as they stand, or with a plan's id as that plan would have them. */
export function boardBars(
    connection: TransactionalConnection,
    ctx: RequestContext,
    { from, until, planId, limit }: { from: Date; until: Date; planId: number | null; limit: number },
    language: string,
): Promise<BoardBar[]> {
    const start = planId === null ? 'o."plannedStart"' : 'COALESCE(s."plannedStart", o."plannedStart")';
    const end = planId === null ? 'o."plannedEnd"' : 'COALESCE(s."plannedEnd", o."plannedEnd")';
    return sql<BoardBar>(
        connection,
        ctx,
        `SELECT o.id AS "operationId", o."workOrderId", ${planId === null ? 'o."stationId"' : 'COALESCE(s."stationId", o."stationId") AS "stationId"'}, o.kind, o.name, o.state,
                ${start} AS start, ${end} AS end, COALESCE(batch.minutes, o."plannedMinutes") AS "plannedMinutes", ${planId === null ? 'false' : 's."pinnedStart" IS NOT NULL'} AS "isPinned",
                ${workCode} AS "orderCode", COALESCE(c.name, '') AS "companyName", ${productName('v', '$3')} AS "productName",
                COALESCE(batch.quantity, w.quantity) AS quantity, COALESCE(batch."dueDate", w."dueDate")::text AS "dueDate",
                CASE WHEN w."batchId" IS NOT NULL THEN json_build_object('id', w."batchId", 'size', batch.size, 'quantity', batch.quantity, 'workOrders', batch."workOrders") END AS batch
         FROM production_work_order w
         JOIN production_operation o ON o."workOrderId" = w.id
         ${planId === null ? '' : 'LEFT JOIN production_plan_step s ON s."planId" = $5 AND s."operationId" = o.id'}
         LEFT JOIN "order" ord ON ord.id = w."orderId"
         LEFT JOIN company c ON c.id = w."companyId"
         JOIN product_variant v ON v.id = w."variantId"
         LEFT JOIN LATERAL (
            SELECT count(*)::int AS size, sum(m.quantity)::int AS quantity, min(m."dueDate") AS "dueDate",
                   (max(mo."setupMinutes") + sum(mo."plannedMinutes" - mo."setupMinutes"))::int AS minutes,
                   json_agg(json_build_object('id', m.id, 'orderCode', COALESCE(mord.code, 'W-' || m.id), 'companyName', COALESCE(mc.name, ''), 'quantity', m.quantity,
                       'dueDate', m."dueDate"::text, 'state', m.state) ORDER BY m."dueDate" NULLS LAST, m.id) AS "workOrders"
            FROM production_work_order m
            JOIN production_operation mo ON mo."workOrderId" = m.id AND mo.sequence = o.sequence
            LEFT JOIN "order" mord ON mord.id = m."orderId"
            LEFT JOIN company mc ON mc.id = m."companyId"
            WHERE w."batchId" IS NOT NULL AND m."batchId" = w."batchId" AND ${isOpen('m')}) batch ON true
         WHERE ${isOpen('w')} AND o.state <> 'done' AND ${start} < $2 AND ${end} > $1
           AND NOT EXISTS (SELECT 1 FROM production_work_order older WHERE older."batchId" = w."batchId" AND older.id < w.id AND ${isOpen('older')})
         ORDER BY ${start}, o.id LIMIT $4`,
        planId === null ? [from, until, language, limit] : [from, until, language, limit, planId],
    );
}
