import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import type { FigureScope } from '../types';
import { monthParams, monthRows } from './sales.query';

export interface TransportMonth {
    shipments: number;
    plannedKg: number;
    /** By the newest ticket of each shipment. */
    netKg: number;
    outsideTolerance: number;
    /** Dispatched in the month and not yet confirmed. */
    unconfirmed: number;
}

export function transportByMonth(connection: TransactionalConnection, ctx: RequestContext, scope: FigureScope): Promise<TransportMonth[]> {
    return sql<TransportMonth>(
        connection,
        ctx,
        `SELECT count(s.id)::int AS shipments,
                COALESCE(sum(s."plannedWeightG"::bigint) / 1000, 0)::float AS "plannedKg",
                COALESCE(sum(ticket."netG"::bigint) / 1000, 0)::float AS "netKg",
                count(*) FILTER (WHERE NOT ticket."isWithinTolerance")::int AS "outsideTolerance",
                count(*) FILTER (WHERE s."deliveredAt" IS NULL AND s.id IS NOT NULL)::int AS unconfirmed
         FROM ${monthRows}
         LEFT JOIN shipment s ON s."dispatchedAt" >= month."from" AND s."dispatchedAt" < month."until" AND ($3::int IS NULL OR s."companyId" = $3)
         LEFT JOIN LATERAL (
            SELECT t."netG", t."isWithinTolerance" FROM weighbridge_ticket t WHERE t."shipmentId" = s.id ORDER BY t.id DESC LIMIT 1
         ) ticket ON true
         GROUP BY month.number ORDER BY month.number`,
        [...monthParams(scope), scope.companyId],
    );
}

export interface RatingMonth {
    count: number;
    product: number | null;
    transport: number | null;
}

export function ratingsByMonth(connection: TransactionalConnection, ctx: RequestContext, scope: FigureScope): Promise<RatingMonth[]> {
    return sql<RatingMonth>(
        connection,
        ctx,
        `SELECT count(r.id)::int AS count, avg(r.product)::float AS product, avg(r.transport)::float AS transport
         FROM ${monthRows}
         LEFT JOIN rating r ON r."ratedAt" >= month."from" AND r."ratedAt" < month."until" AND ($3::int IS NULL OR r."companyId" = $3)
         GROUP BY month.number ORDER BY month.number`,
        [...monthParams(scope), scope.companyId],
    );
}
