import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import type { OperationKind } from '../domain/operation-kind';
import type { OperationState } from '../domain/operation-states';
import type { ProductionName } from '../domain/production-name';
import { productName, workCode } from './order-to-plan.query';

export interface OperatorTask {
    id: number;
    workOrderId: number;
    sequence: number;
    /** The operations before it that are not done yet. */
    openBeforeIds: number[];
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
    /** In the words of the firm's list, where one of its reasons was chosen. */
    pauseReasonName: ProductionName | null;
    openProblems: number;
    /** Pieces that came out of it, good and scrapped; those that lie ready; those that the step before has still to hand on. */
    goodQuantity: number;
    scrapQuantity: number;
    readyQuantity: number;
    predecessorOpen: boolean;
    /** I may start operations of its kind at its station. */
    skilled: boolean;
    finishedAt: Date | null;
}

/**
 * The open operations on the floor that this staff member may do: assigned to him, or to nobody at a station of his.
 * Running first, then paused, blocked, ready and waiting ones, each by plan.
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
        `SELECT o.id, o."workOrderId", o.sequence, o.kind,
                ARRAY(SELECT e.id FROM production_operation e WHERE e."workOrderId" = o."workOrderId" AND e.sequence < o.sequence AND e.state <> 'done' ORDER BY e.id) AS "openBeforeIds",
                o.name, o.state, s.id AS "stationId", s.name AS "stationName",
                COALESCE(o."operatorId" = $1, false) AS "assignedToMe",
                ${workCode} AS "orderCode", ${productName('v', '$2')} AS "productName", v.sku, w.quantity, w."dueDate"::text AS "dueDate",
                o."plannedMinutes", o."plannedStart", o."plannedEnd",
                COALESCE(worked.seconds, 0)::int AS "workedSeconds", running."startedAt" AS "runningSince",
                last."operatorName", CASE WHEN o.state IN ('paused', 'blocked') THEN last."pauseReason" END AS "pauseReason",
                CASE WHEN o.state IN ('paused', 'blocked') THEN (SELECT r.name FROM production_reason r WHERE r.code = last."pauseReasonCode"
                    ORDER BY r.use = CASE o.state WHEN 'paused' THEN 'pause' ELSE 'problem' END DESC LIMIT 1) END AS "pauseReasonName",
                o."goodQuantity", o."scrapQuantity", o."finishedAt",
                LEAST(w.quantity, before.good) - o."goodQuantity" - o."scrapQuantity" AS "readyQuantity", before."isOpen" AS "predecessorOpen",
                so.kinds IS NULL OR o.kind = ANY(so.kinds) AS skilled,
                (SELECT count(*)::int FROM production_problem p WHERE p."operationId" = o.id AND p."resolvedAt" IS NULL) AS "openProblems"
         FROM production_operation o
         JOIN production_work_order w ON w.id = o."workOrderId"
         JOIN production_station s ON s.id = o."stationId"
         LEFT JOIN "order" ord ON ord.id = w."orderId"
         JOIN product_variant v ON v.id = w."variantId"
         LEFT JOIN production_station_operator so ON so."stationId" = s.id AND so."administratorId" = $1
         LEFT JOIN LATERAL (
            SELECT min(b."goodQuantity") AS good, COALESCE(bool_or(b.state <> 'done'), false) AS "isOpen" FROM production_operation b
            WHERE b."workOrderId" = o."workOrderId" AND b.sequence = (
                SELECT max(x.sequence) FROM production_operation x WHERE x."workOrderId" = o."workOrderId" AND x.sequence < o.sequence)) before ON true
         LEFT JOIN LATERAL (
            SELECT sum(extract(epoch FROM t."endedAt" - t."startedAt")) AS seconds FROM production_time_entry t
            WHERE t."operationId" = o.id AND t."endedAt" IS NOT NULL) worked ON true
         LEFT JOIN production_time_entry running ON running."operationId" = o.id AND running."endedAt" IS NULL
         LEFT JOIN LATERAL (
            SELECT a."firstName" || ' ' || a."lastName" AS "operatorName", t."pauseReason", t."pauseReasonCode" FROM production_time_entry t
            JOIN administrator a ON a.id = t."administratorId"
            WHERE t."operationId" = o.id ORDER BY t.id DESC LIMIT 1) last ON true
         WHERE ${operationId === null ? `o.state <> 'done' AND w.state IN ('released', 'running')` : 'o.id = $3'}
           AND (o."operatorId" = $1 OR (o."operatorId" IS NULL AND so.id IS NOT NULL))
         ORDER BY array_position(ARRAY['running', 'paused', 'blocked', 'ready', 'waiting'], o.state), o."plannedStart", o.id LIMIT 200`,
        operationId === null ? [administratorId, language] : [administratorId, language, operationId],
    );
}
