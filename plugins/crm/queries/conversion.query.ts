import type { EntityManager } from 'typeorm';

import type { LeadSource } from '../domain/lead-states';

export interface ConversionFigures {
    source: LeadSource;
    currencyCode: string | null;
    leads: number;
    qualified: number;
    converted: number;
    disqualified: number;
    /** Sum of the won opportunities, minor units of `currencyCode`. */
    wonAmount: number;
    /** From the lead's registration to the win. */
    averageDaysToWin: number | null;
}

/** What became of the leads registered from `from` until before `to`, by source and the currency of what was won. */
export async function conversionFigures(manager: EntityManager, from: Date, to: Date): Promise<ConversionFigures[]> {
    const rows = await manager.query<Array<Record<keyof ConversionFigures, string | null>>>(
        `SELECT l.source, o."currencyCode", count(*) AS leads,
                count(*) FILTER (WHERE l."qualifiedAt" IS NOT NULL) AS qualified,
                count(*) FILTER (WHERE l.state = 'converted') AS converted,
                count(*) FILTER (WHERE l.state = 'disqualified') AS disqualified,
                COALESCE(sum(o.amount) FILTER (WHERE o.stage = 'won'), 0) AS "wonAmount",
                round((avg(extract(epoch FROM o."closedAt" - l."createdAt")) FILTER (WHERE o.stage = 'won') / 86400)::numeric, 1) AS "averageDaysToWin"
         FROM lead l LEFT JOIN opportunity o ON o."leadId" = l.id
         WHERE l."createdAt" >= $1 AND l."createdAt" < $2
         GROUP BY l.source, o."currencyCode" ORDER BY l.source, o."currencyCode" NULLS FIRST LIMIT 100`,
        [from, to],
    );
    return rows.map(row => ({
        source: row.source as LeadSource,
        currencyCode: row.currencyCode,
        leads: Number(row.leads),
        qualified: Number(row.qualified),
        converted: Number(row.converted),
        disqualified: Number(row.disqualified),
        wonAmount: Number(row.wonAmount),
        averageDaysToWin: row.averageDaysToWin === null ? null : Number(row.averageDaysToWin),
    }));
}
