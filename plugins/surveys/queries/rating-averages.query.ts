import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';

export interface RatingAverages {
    count: number;
    /** Null without a rating. */
    product: number | null;
    transport: number | null;
}

export interface RatingPeriod {
    from?: Date | null;
    until?: Date | null;
    companyId?: number | null;
}

/** Averages of the ratings given in `[from, until)`, of one company or of all. */
export async function ratingAverages(
    connection: TransactionalConnection,
    ctx: RequestContext,
    period: RatingPeriod,
): Promise<RatingAverages> {
    const [row] = await sql<RatingAverages>(
        connection,
        ctx,
        `SELECT count(*)::int AS count, avg(r.product)::float8 AS product, avg(r.transport)::float8 AS transport
         FROM rating r
         WHERE ($1::timestamptz IS NULL OR r."ratedAt" >= $1) AND ($2::timestamptz IS NULL OR r."ratedAt" < $2)
           AND ($3::int IS NULL OR r."companyId" = $3)`,
        [period.from ?? null, period.until ?? null, period.companyId ?? null],
    );
    return row ?? { count: 0, product: null, transport: null };
}
