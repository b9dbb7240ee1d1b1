import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';

/** Until when each station is planned: the ends of its open operations, the latest first, no more than it has places. */
export async function plannedEnds(
    connection: TransactionalConnection,
    ctx: RequestContext,
    stationIds: readonly number[],
): Promise<Map<number, Date[]>> {
    const rows = await sql<{ stationId: number; plannedEnd: Date }>(
        connection,
        ctx,
        `SELECT s.id AS "stationId", busy."plannedEnd"
         FROM production_station s
         CROSS JOIN LATERAL (
            SELECT o."plannedEnd" FROM production_operation o
            JOIN production_work_order w ON w.id = o."workOrderId"
            WHERE o."stationId" = s.id AND o.state <> 'done' AND w.state NOT IN ('done', 'cancelled')
            ORDER BY o."plannedEnd" DESC LIMIT s."parallelOperations"
         ) busy
         WHERE s.id = ANY($1::int[])`,
        [stationIds],
    );
    const ends = new Map<number, Date[]>();
    for (const row of rows) {
        ends.set(row.stationId, [...(ends.get(row.stationId) ?? []), row.plannedEnd]);
    }
    return ends;
}
