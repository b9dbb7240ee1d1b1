import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { keptMark, sql, sqlCount } from '../../../kernel/vendure-sql';

export interface PlanStep {
    operationId: number;
    stationId: number;
    plannedStart: Date;
    plannedEnd: Date;
    pinnedStart: Date | null;
    batchId: number | null;
}

/** Puts the steps in the place of those that the plan had. */
export async function writePlanSteps(connection: TransactionalConnection, ctx: RequestContext, planId: number, steps: readonly PlanStep[]): Promise<void> {
    await sqlCount(connection, ctx, 'DELETE FROM production_plan_step WHERE "planId" = $1', [planId]);
    await sql(
        connection,
        ctx,
        `INSERT INTO production_plan_step ("planId", "operationId", "stationId", "plannedStart", "plannedEnd", "pinnedStart", "batchId")
         SELECT $1, * FROM unnest($2::int[], $3::int[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[], $7::int[])`,
        [
            planId,
            steps.map(one => one.operationId),
            steps.map(one => one.stationId),
            steps.map(one => one.plannedStart),
            steps.map(one => one.plannedEnd),
            steps.map(one => one.pinnedStart),
            steps.map(one => one.batchId),
        ],
    );
}

/** Only a draft needs its steps: of a published plan the floor has them. */
export function dropClosedSteps(connection: TransactionalConnection, ctx: RequestContext, administratorId: number): Promise<number> {
    return sqlCount(
        connection,
        ctx,
        `DELETE FROM production_plan_step s USING production_plan p WHERE p.id = s."planId" AND p.state <> 'draft' AND p."madeByAdministratorId" = $1`,
        [administratorId],
    );
}

/** What the planner has put somewhere himself. */
export function pinsOf(connection: TransactionalConnection, ctx: RequestContext, planId: number): Promise<{ operationId: number; stationId: number; start: Date }[]> {
    return sql(connection, ctx, 'SELECT "operationId", "stationId", "pinnedStart" AS start FROM production_plan_step WHERE "planId" = $1 AND "pinnedStart" IS NOT NULL', [planId]);
}

export interface WorkOrderEnds {
    workOrderId: number;
    orderId: number | null;
    /** The customer knows of it: it is on the floor. */
    isKnown: boolean;
    dueDate: string | null;
    before: Date;
    after: Date;
    /** How many operations are left of it. */
    operations: number;
}

/** When the open work orders end as they stand, and by the plan. */
export function endsByPlan(connection: TransactionalConnection, ctx: RequestContext, planId: number): Promise<WorkOrderEnds[]> {
    return sql<WorkOrderEnds>(
        connection,
        ctx,
        `SELECT w.id AS "workOrderId", w."orderId", w.state <> 'planned' AS "isKnown", w."dueDate"::text AS "dueDate", w."plannedEnd" AS before, max(s."plannedEnd") AS after, count(*)::int AS operations
         FROM production_plan_step s
         JOIN production_operation o ON o.id = s."operationId"
         JOIN production_work_order w ON w.id = o."workOrderId"
         WHERE s."planId" = $1 AND w.state IN ('planned', 'released', 'running')
         GROUP BY w.id`,
        [planId],
    );
}

/** Locks the orders of the plan in the order of their ids, and then what is for the shelf, as every step on the floor locks its own. */
export async function lockPlannedOrders(connection: TransactionalConnection, ctx: RequestContext, planId: number): Promise<void> {
    await sql(
        connection,
        ctx,
        `SELECT id FROM "order" WHERE id IN (
            SELECT w."orderId" FROM production_plan_step s JOIN production_operation o ON o.id = s."operationId"
            JOIN production_work_order w ON w.id = o."workOrderId" WHERE s."planId" = $1)
         ORDER BY id FOR UPDATE`,
        [planId],
    );
    await sql(
        connection,
        ctx,
        `${keptMark} SELECT id FROM production_work_order WHERE "orderId" IS NULL AND id IN (
            SELECT o."workOrderId" FROM production_plan_step s JOIN production_operation o ON o.id = s."operationId" WHERE s."planId" = $1)
         ORDER BY id FOR UPDATE`,
        [planId],
    );
}

/** Open operations that the plan does not know, released since it was made, or knows in another batch. */
export async function unplannedCount(connection: TransactionalConnection, ctx: RequestContext, planId: number): Promise<number> {
    const [row] = await sql<{ count: number }>(
        connection,
        ctx,
        `SELECT count(*)::int AS count FROM production_operation o JOIN production_work_order w ON w.id = o."workOrderId"
         WHERE w.state IN ('planned', 'released', 'running') AND o.state <> 'done'
           AND NOT EXISTS (SELECT 1 FROM production_plan_step s WHERE s."planId" = $1 AND s."operationId" = o.id AND s."batchId" IS NOT DISTINCT FROM w."batchId")`,
        [planId],
    );
    return row?.count ?? 0;
}

/** When the plan first begins something that nobody has begun; null when nothing is left to begin. */
export async function earliestStart(connection: TransactionalConnection, ctx: RequestContext, planId: number): Promise<Date | null> {
    const [row] = await sql<{ at: Date | null }>(
        connection,
        ctx,
        `SELECT min(s."plannedStart") AS at FROM production_plan_step s
         JOIN production_operation o ON o.id = s."operationId" AND o."startedAt" IS NULL AND o.state <> 'done'
         JOIN production_work_order w ON w.id = o."workOrderId" AND w.state IN ('planned', 'released', 'running')
         WHERE s."planId" = $1`,
        [planId],
    );
    return row?.at ?? null;
}

/** Gives the floor the plan's times. What has begun since keeps its station and its beginning, which may be earlier than it was planned. Call it under the orders' locks. */
export async function carryOver(connection: TransactionalConnection, ctx: RequestContext, planId: number): Promise<number> {
    const changed = await sqlCount(
        connection,
        ctx,
        `UPDATE production_operation o SET "updatedAt" = now(), "plannedEnd" = s."plannedEnd",
            "plannedStart" = CASE WHEN o."startedAt" IS NULL THEN s."plannedStart" ELSE LEAST(o."plannedStart", o."startedAt") END,
            "stationId" = CASE WHEN o."startedAt" IS NULL THEN s."stationId" ELSE o."stationId" END
         FROM production_plan_step s, production_work_order w
         WHERE s."planId" = $1 AND o.id = s."operationId" AND w.id = o."workOrderId"
           AND o.state <> 'done' AND w.state IN ('planned', 'released', 'running')
           AND (o."plannedStart", o."plannedEnd", o."stationId") IS DISTINCT FROM (s."plannedStart", s."plannedEnd", s."stationId")`,
        [planId],
    );
    await sqlCount(
        connection,
        ctx,
        `UPDATE production_work_order w SET "plannedEnd" = ends.at, "updatedAt" = now()
         FROM (SELECT o."workOrderId", max(o."plannedEnd") AS at FROM production_operation o
               WHERE o."workOrderId" IN (SELECT o2."workOrderId" FROM production_plan_step s JOIN production_operation o2 ON o2.id = s."operationId" WHERE s."planId" = $1)
               GROUP BY o."workOrderId") ends
         WHERE w.id = ends."workOrderId" AND w.state IN ('planned', 'released', 'running') AND w."plannedEnd" <> ends.at`,
        [planId],
    );
    return changed;
}
