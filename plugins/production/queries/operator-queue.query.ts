import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import type { OperationKind } from '../domain/operation-kind';
import type { OperationState } from '../domain/operation-states';
import type { ProductionName } from '../domain/production-name';
import { productName } from './order-to-plan.query';

export interface OperatorTask {
    id: number;
    workOrderId: number;
    kind: OperationKind;
    name: ProductionName;
    state: OperationState;
    stationId: number;
    stationName: ProductionName;
    /** Only I may do it. */
    assignedToMe: boolean;
    orderCode: string;
    productName: string;
    sku: string;
    quantity: number;
    dueDate: string | null;
    plannedMinutes: number;
    plannedStart: Date;
    plannedEnd: Date;
    /** Seconds of the closed stretches of work; the running one is counted from `runningSince`. */
    workedSeconds: number;
    runningSince: Date | null;
    /** Who works on it, or worked last. */
    operatorName: string | null;
    pauseReason: string | null;
    openProblems: number;
}

/**
 * The open operations on the floor that this staff member may do: assigned to him, or to nobody at a station of his.
 * Running first, then paused, ready and waiting ones, each by plan.
 */
export function operatorQueue(
    connection: TransactionalConnection,
    ctx: RequestContext,
    administratorId: number,
    language: string,
    operationId: number | null,
): Promise<OperatorTask[]> {
    return sql<OperatorTask>(
        connection,
        ctx,
        `SELECT o.id, o."workOrderId", o.kind, o.name, o.state, s.id AS "stationId", s.name AS "stationName",
                COALESCE(o."operatorId" = $1, false) AS "assignedToMe",
                ord.code AS "orderCode", ${productName('v', '$2')} AS "productName", v.sku, w.quantity, w."dueDate"::text AS "dueDate",
                o."plannedMinutes", o."plannedStart", o."plannedEnd",
                COALESCE(worked.seconds, 0)::int AS "workedSeconds", running."startedAt" AS "runningSince",
                last."operatorName", CASE WHEN o.state = 'paused' THEN last."pauseReason" END AS "pauseReason",
                (SELECT count(*)::int FROM production_problem p WHERE p."operationId" = o.id AND p."resolvedAt" IS NULL) AS "openProblems"
         FROM production_operation o
         JOIN production_work_order w ON w.id = o."workOrderId"
         JOIN production_station s ON s.id = o."stationId"
         JOIN "order" ord ON ord.id = w."orderId"
         JOIN order_line l ON l.id = w."orderLineId"
         JOIN product_variant v ON v.id = l."productVariantId"
         LEFT JOIN LATERAL (
            SELECT sum(extract(epoch FROM t."endedAt" - t."startedAt")) AS seconds FROM production_time_entry t
            WHERE t."operationId" = o.id AND t."endedAt" IS NOT NULL) worked ON true
         LEFT JOIN production_time_entry running ON running."operationId" = o.id AND running."endedAt" IS NULL
         LEFT JOIN LATERAL (
            SELECT a."firstName" || ' ' || a."lastName" AS "operatorName", t."pauseReason" FROM production_time_entry t
            JOIN administrator a ON a.id = t."administratorId"
            WHERE t."operationId" = o.id ORDER BY t.id DESC LIMIT 1) last ON true
         WHERE ${operationId === null ? `o.state <> 'done' AND w.state IN ('released', 'running')` : 'o.id = $3'}
           AND (o."operatorId" = $1 OR (o."operatorId" IS NULL AND EXISTS (
                SELECT 1 FROM production_station_operator so WHERE so."stationId" = s.id AND so."administratorId" = $1)))
         ORDER BY array_position(ARRAY['running', 'paused', 'ready', 'waiting'], o.state), o."plannedStart", o.id LIMIT 200`,
        operationId === null ? [administratorId, language] : [administratorId, language, operationId],
    );
}

/** Whether this staff member may do the operation: it is his, or nobody's at a station of his. */
export async function mayOperate(
    connection: TransactionalConnection,
    ctx: RequestContext,
    operationId: number,
    administratorId: number,
): Promise<boolean> {
    const rows = await sql(
        connection,
        ctx,
        `SELECT 1 FROM production_operation o WHERE o.id = $1 AND (o."operatorId" = $2 OR (o."operatorId" IS NULL AND EXISTS (
            SELECT 1 FROM production_station_operator so WHERE so."stationId" = o."stationId" AND so."administratorId" = $2)))`,
        [operationId, administratorId],
    );
    return rows.length === 1;
}
