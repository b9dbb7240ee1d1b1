import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';

export interface EmptyWeights {
    /** What vehicles of this plate weighed empty before, the newest first. */
    before: number[];
    /** Whether another shipment on a vehicle of this plate was weighed empty and waits for the loaded weight. */
    isElsewhere: boolean;
}

/** What is known of a plate. Only weights of the indicator count: a typed one proves nothing. */
export async function emptyWeights(connection: TransactionalConnection, ctx: RequestContext, shipmentId: number): Promise<EmptyWeights> {
    const [found] = await sql<{ before: number[] | null; isElsewhere: boolean }>(
        connection,
        ctx,
        `SELECT
            (SELECT array_agg(one."weightG") FROM (
                SELECT w."weightG" FROM shipment o JOIN weighing w ON w."shipmentId" = o.id
                 WHERE o.plate = s.plate AND o.id <> s.id AND w."rawFrame" IS NOT NULL ORDER BY w.id DESC LIMIT 30) one) AS before,
            EXISTS (SELECT 1 FROM shipment o WHERE o.plate = s.plate AND o.id <> s.id AND o.state = 'loading'
                       AND EXISTS (SELECT 1 FROM weighing w WHERE w."shipmentId" = o.id)) AS "isElsewhere"
           FROM shipment s WHERE s.id = $1`,
        [shipmentId],
    );
    return { before: found?.before ?? [], isElsewhere: found?.isElsewhere ?? false };
}
