import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import type { OpenOperation } from '../domain/open-work';

export interface OpenWork extends OpenOperation {
    orderId: number | null;
    dueDate: string | null;
    plannedStart: Date;
    plannedEnd: Date;
}

/**
 * All that is still to be made, the most urgent work order first: by the wished day, then by the end as planned. `limit` is one more than may be planned at
 * once, so that the caller sees that there is more.
 */
export function openWork(connection: TransactionalConnection, ctx: RequestContext, now: Date, limit: number): Promise<OpenWork[]> {
    return sql<OpenWork>(
        connection,
        ctx,
        `SELECT o.id, o."workOrderId", o.sequence, o."stationId", o.state, o."startedAt", o."plannedMinutes", o."setupMinutes", o."plannedStart", o."plannedEnd",
                w."orderId", w."batchId", w."dueDate"::text AS "dueDate", COALESCE(worked.minutes, 0)::int AS "workedMinutes"
         FROM production_work_order w
         JOIN production_operation o ON o."workOrderId" = w.id
         LEFT JOIN LATERAL (
            SELECT floor(sum(extract(epoch FROM COALESCE(t."endedAt", GREATEST($1::timestamptz, t."startedAt")) - t."startedAt")) / 60) AS minutes
            FROM production_time_entry t WHERE t."operationId" = o.id) worked ON o."startedAt" IS NOT NULL
         WHERE w.state IN ('planned', 'released', 'running') AND o.state <> 'done'
         ORDER BY w."dueDate" NULLS LAST, w."plannedEnd", w.id, o.sequence, o.id LIMIT $2`,
        [now, limit],
    );
}
