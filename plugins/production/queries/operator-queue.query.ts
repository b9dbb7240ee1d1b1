import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import type { OperationKind } from '../domain/operation-kind';
import type { OperationState } from '../domain/operation-states';
import type { ProductionName } from '../domain/production-name';
import { productName, workCode } from './order-to-plan.query';

/** A work order of a batch, as its operator reads it. */
export interface BatchMember {
    operationId: number;
    workOrderId: number;
    orderCode: string;
    quantity: number;
    dueDate: string | null;
}

export interface OperatorTask {
    /** Of a step of a batch, that of the oldest work order; each of the others is taken for it too. */
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
    /** What is done at once: the quantities, minutes and times of the task are of all of it. */
    batch: { id: number; members: BatchMember[] } | null;
}

/** All operations that are done with this one: those of its step in its batch. */
const sameStep = `SELECT mate.id FROM production_operation x
    JOIN production_work_order xw ON xw.id = x."workOrderId"
    JOIN production_work_order mw ON mw.id = xw.id OR (mw."batchId" = xw."batchId" AND mw.state <> 'cancelled')
    JOIN production_operation mate ON mate."workOrderId" = mw.id AND (mate.id = x.id OR (mw.id <> xw.id AND mate.sequence = x.sequence))
    WHERE x.id = $3`;

/**
 * The open operations on the floor that this staff member may do: assigned to him, or to nobody at a station of his; those of one step of a batch are one.
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
                o.name, CASE WHEN work."isUnreleased" AND o.state = 'ready' THEN 'waiting' ELSE o.state END AS state, s.id AS "stationId", s.name AS "stationName",
                COALESCE(o."operatorId" = $1, false) AS "assignedToMe",
                ${workCode} AS "orderCode", ${productName('v', '$2')} AS "productName", v.sku, work.quantity, work."dueDate"::text AS "dueDate",
                step.minutes AS "plannedMinutes", o."plannedStart", o."plannedEnd",
                COALESCE(worked.seconds, 0)::int AS "workedSeconds", running."startedAt" AS "runningSince",
                last."operatorName", CASE WHEN o.state IN ('paused', 'blocked') THEN last."pauseReason" END AS "pauseReason",
                CASE WHEN o.state IN ('paused', 'blocked') THEN (SELECT r.name FROM production_reason r WHERE r.code = last."pauseReasonCode"
                    ORDER BY r.use = CASE o.state WHEN 'paused' THEN 'pause' ELSE 'problem' END DESC LIMIT 1) END AS "pauseReasonName",
                step.good AS "goodQuantity", step.scrap AS "scrapQuantity", o."finishedAt",
                LEAST(work.quantity, before.good) - step.good - step.scrap AS "readyQuantity", before."isOpen" AS "predecessorOpen",
                so.kinds IS NULL OR o.kind = ANY(so.kinds) AS skilled,
                (SELECT count(*)::int FROM production_problem p WHERE p."operationId" = ANY(step.ids) AND p."resolvedAt" IS NULL) AS "openProblems",
                CASE WHEN w."batchId" IS NOT NULL THEN json_build_object('id', w."batchId", 'members', (
                    SELECT json_agg(json_build_object('operationId', mo.id, 'workOrderId', m.id, 'orderCode', COALESCE(mord.code, 'W-' || m.id), 'quantity', m.quantity, 'dueDate', m."dueDate"::text)
                        ORDER BY COALESCE(mp.day, m."dueDate") NULLS LAST, m.id)
                    FROM production_operation mo
                    JOIN production_work_order m ON m.id = mo."workOrderId"
                    LEFT JOIN "order" mord ON mord.id = m."orderId"
                    LEFT JOIN production_order_promise mp ON mp."orderId" = m."orderId"
                    WHERE mo.id = ANY(step.ids))) END AS batch
         FROM production_operation o
         JOIN production_work_order w ON w.id = o."workOrderId"
         JOIN production_station s ON s.id = o."stationId"
         LEFT JOIN "order" ord ON ord.id = w."orderId"
         JOIN product_variant v ON v.id = w."variantId"
         LEFT JOIN production_station_operator so ON so."stationId" = s.id AND so."administratorId" = $1
         JOIN LATERAL (
            SELECT array_agg(m.id) AS ids, sum(m.quantity)::int AS quantity, min(m."dueDate") AS "dueDate",
                   min(m.id) FILTER (WHERE m.state <> 'planned') AS "firstId", count(*) > 1 AND bool_or(m.state = 'planned') AS "isUnreleased"
            FROM production_work_order m WHERE m.id = w.id OR (m."batchId" = w."batchId" AND m.state <> 'cancelled')) work ON true
         JOIN LATERAL (
            SELECT array_agg(m.id) AS ids, sum(m."goodQuantity")::int AS good, sum(m."scrapQuantity")::int AS scrap,
                   (max(m."setupMinutes") + sum(m."plannedMinutes" - m."setupMinutes"))::int AS minutes
            FROM production_operation m
            WHERE m."workOrderId" = ANY(work.ids) AND (m.id = o.id OR (m."workOrderId" <> o."workOrderId" AND m.sequence = o.sequence))) step ON true
         LEFT JOIN LATERAL (
            SELECT sum(b.good)::int AS good, COALESCE(bool_or(b."isOpen"), false) AS "isOpen" FROM (
                SELECT min(x."goodQuantity") AS good, bool_or(x.state <> 'done') AS "isOpen" FROM production_operation x
                WHERE x."workOrderId" = ANY(work.ids) AND x.sequence = (
                    SELECT max(y.sequence) FROM production_operation y WHERE y."workOrderId" = o."workOrderId" AND y.sequence < o.sequence)
                GROUP BY x."workOrderId") b) before ON true
         LEFT JOIN LATERAL (
            SELECT sum(extract(epoch FROM t."endedAt" - t."startedAt")) AS seconds FROM production_time_entry t
            WHERE t."operationId" = ANY(step.ids) AND t."endedAt" IS NOT NULL) worked ON true
         LEFT JOIN LATERAL (
            SELECT t."startedAt" FROM production_time_entry t WHERE t."operationId" = ANY(step.ids) AND t."endedAt" IS NULL LIMIT 1) running ON true
         LEFT JOIN LATERAL (
            SELECT a."firstName" || ' ' || a."lastName" AS "operatorName", t."pauseReason", t."pauseReasonCode" FROM production_time_entry t
            JOIN administrator a ON a.id = t."administratorId"
            WHERE t."operationId" = ANY(step.ids) ORDER BY t.id DESC LIMIT 1) last ON true
         WHERE ${operationId === null ? `o.state <> 'done' AND w.state IN ('released', 'running')` : `o.id IN (${sameStep})`}
           AND w.id = COALESCE(work."firstId", w.id)
           AND (o."operatorId" = $1 OR (o."operatorId" IS NULL AND so.id IS NOT NULL))
         ORDER BY array_position(ARRAY['running', 'paused', 'blocked', 'ready', 'waiting'], o.state), o."plannedStart", o.id LIMIT 200`,
        operationId === null ? [administratorId, language] : [administratorId, language, operationId],
    );
}
