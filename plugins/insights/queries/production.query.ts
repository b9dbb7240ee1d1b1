import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import type { FigureScope } from '../types';

export interface ProductionFigures {
    open: number;
    late: number;
    /** Orders of which an operation is paused or blocked. */
    stopped: number;
    openProblems: number;
}

export async function productionFigures(connection: TransactionalConnection, ctx: RequestContext, scope: FigureScope): Promise<ProductionFigures> {
    const [row] = await sql<ProductionFigures>(
        connection,
        ctx,
        `SELECT count(*)::int AS open,
                count(*) FILTER (WHERE w."plannedEnd" < now())::int AS late,
                count(*) FILTER (WHERE EXISTS (SELECT 1 FROM production_operation p WHERE p."workOrderId" = w.id AND p.state IN ('paused', 'blocked')))::int AS stopped,
                COALESCE(sum((SELECT count(*) FROM production_problem r JOIN production_operation p ON p.id = r."operationId"
                              WHERE p."workOrderId" = w.id AND r."resolvedAt" IS NULL)), 0)::int AS "openProblems"
         FROM production_work_order w
         WHERE w.state NOT IN ('done', 'cancelled') AND ($1::int IS NULL OR w."companyId" = $1)`,
        [scope.companyId],
    );
    return row ?? { open: 0, late: 0, stopped: 0, openProblems: 0 };
}

export interface StageTime {
    kind: string;
    finished: number;
    plannedMinutes: number;
    workedMinutes: number;
    /** From the moment its predecessor was done to its start: where this is long, work piles up. */
    waitedMinutes: number;
}

/** How long each kind of operation took on average, of those finished in the period. */
export function stageTimes(connection: TransactionalConnection, ctx: RequestContext, scope: FigureScope): Promise<StageTime[]> {
    return sql<StageTime>(
        connection,
        ctx,
        `WITH finished AS (
            SELECT p.id, p.kind, p."plannedMinutes", p."startedAt",
                   (SELECT before."finishedAt" FROM production_operation before
                    WHERE before."workOrderId" = p."workOrderId" AND before.sequence < p.sequence ORDER BY before.sequence DESC LIMIT 1) AS "readyAt"
            FROM production_operation p JOIN production_work_order w ON w.id = p."workOrderId"
            WHERE p."finishedAt" >= $1 AND p."finishedAt" < $2 AND ($3::int IS NULL OR w."companyId" = $3)
         ), worked AS (
            SELECT t."operationId", sum(extract(epoch FROM t."endedAt" - t."startedAt")) / 60 AS minutes
            FROM production_time_entry t WHERE t."operationId" IN (SELECT id FROM finished) AND t."endedAt" IS NOT NULL GROUP BY t."operationId"
         )
         SELECT f.kind, count(*)::int AS finished, avg(f."plannedMinutes")::float AS "plannedMinutes",
                COALESCE(avg(worked.minutes), 0)::float AS "workedMinutes",
                COALESCE(avg(greatest(extract(epoch FROM f."startedAt" - f."readyAt"), 0)) / 60, 0)::float AS "waitedMinutes"
         FROM finished f LEFT JOIN worked ON worked."operationId" = f.id
         GROUP BY f.kind ORDER BY f.kind`,
        [scope.borders[0], scope.borders.at(-1), scope.companyId],
    );
}
