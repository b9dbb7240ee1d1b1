import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import type { TakenPlace } from '../domain/finite-plan';
import type { Downtime } from '../../../kernel/working-axis';

/**
 * What is planned on the stations after `from` and not done, but of the work orders left out; what is made at once takes one place. A plan that somebody put years ahead takes two
 * of them at most.
 */
export function takenPlaces(
    connection: TransactionalConnection, ctx: RequestContext, stationIds: readonly number[], from: Date, leftOut: readonly number[] = [],
): Promise<TakenPlace[]> {
    return sql<TakenPlace>(
        connection,
        ctx,
        `SELECT DISTINCT ON (COALESCE(-w."batchId", o.id), CASE WHEN w."batchId" IS NULL THEN 0 ELSE o.sequence END)
                o."stationId", o."plannedStart" AS start, LEAST(o."plannedEnd", $2::timestamptz + interval '2 years') AS end
         FROM production_operation o
         JOIN production_work_order w ON w.id = o."workOrderId"
         WHERE o."stationId" = ANY($1::int[]) AND o.state <> 'done' AND w.state NOT IN ('done', 'cancelled')
           AND o."plannedEnd" > $2 AND o."plannedStart" < $2::timestamptz + interval '2 years' AND w.id <> ALL($3::int[])`,
        [stationIds, from, leftOut],
    );
}

/** The downtimes of the stations that end after `from`. */
export async function downtimesAfter(
    connection: TransactionalConnection,
    ctx: RequestContext,
    stationIds: readonly number[],
    from: Date,
): Promise<Map<number, Downtime[]>> {
    const rows = await sql<Downtime & { stationId: number }>(
        connection,
        ctx,
        `SELECT "stationId", "from", "until" FROM production_downtime WHERE "stationId" = ANY($1::int[]) AND "until" > $2 ORDER BY "from"`,
        [stationIds, from],
    );
    const byStation = new Map<number, Downtime[]>();
    for (const { stationId, ...downtime } of rows) {
        byStation.set(stationId, [...(byStation.get(stationId) ?? []), downtime]);
    }
    return byStation;
}
