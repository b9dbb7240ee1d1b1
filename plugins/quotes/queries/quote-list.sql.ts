import type { EntityManager } from 'typeorm';

import type { QuoteState } from '../domain/quote-states';

export interface QuoteRow {
    id: number;
    code: string;
    state: QuoteState;
    companyId: number;
    companyName: string;
    askedBy: string;
    remark: string;
    currencyCode: string;
    /** Of the version in force, else of what was asked. */
    lineCount: number;
    totalNet: number | null;
    validUntil: string | null;
    waitingSince: Date | null;
    createdAt: Date;
    ownerName: string | null;
    /** A draft below the floor waits for a second person. */
    waitsForApproval: boolean;
    orderCode: string | null;
}

export interface QuoteListFilter {
    term: string;
    states: readonly QuoteState[];
    companyId: number | null;
    ownerAdministratorId: number | null;
    ourTurn: boolean;
    toApprove: boolean;
    skip: number;
    take: number;
}

/** Of a member what he may see, in SQL over `q`; of staff those of the companies within reach. */
export type QuoteSight = { kind: 'member'; companyId: number; memberId: number; branchId: number | null; seesAll: boolean } | { kind: 'staff'; reach: readonly number[] | null };

/** His own and his branch's, the whole company's if he sees that, and nothing that the firm has not shown. Parameters from `$first` on. */
export function sightSql(sight: QuoteSight, first: number): { text: string; params: unknown[] } {
    if (sight.kind === 'staff') {
        return { text: `($${first}::int[] IS NULL OR q."companyId" IN (SELECT c.id FROM company c WHERE c."managerAdministratorId" = ANY($${first})))`, params: [sight.reach] };
    }
    return {
        text: `(q."companyId" = $${first}::int AND q.state <> 'draft' AND NOT (q.state = 'withdrawn' AND q."sentNumber" = 0 AND q."askedBy" = '')
            AND ($${first + 1}::boolean OR q."memberId" = $${first + 2}::int OR q."branchId" = $${first + 3}::int))`,
        params: [sight.companyId, sight.seesAll, sight.memberId, sight.branchId],
    };
}

export async function quoteRows(manager: EntityManager, sight: QuoteSight, filter: QuoteListFilter): Promise<{ items: QuoteRow[]; totalItems: number }> {
    const seen = sightSql(sight, 9);
    const params = [filter.term === '' ? null : `%${filter.term.replace(/[\\%_]/g, '\\$&')}%`, filter.states, filter.companyId, filter.ownerAdministratorId, filter.ourTurn, filter.toApprove, filter.take, filter.skip, ...seen.params];
    const rows = await manager.query<Array<QuoteRow & { totalItems: string }>>(
        `WITH found AS (
            SELECT q.id FROM quote q JOIN company co ON co.id = q."companyId"
             WHERE ${seen.text}
               AND ($1::text IS NULL OR lower(q.code) LIKE $1 OR co."searchKey" LIKE $1)
               AND (cardinality($2::text[]) = 0 OR q.state = ANY($2))
               AND ($3::int IS NULL OR q."companyId" = $3) AND ($4::int IS NULL OR q."ownerAdministratorId" = $4)
               AND (NOT $5::boolean OR q.state IN ('enquired', 'countered', 'draft'))
               AND (NOT $6::boolean OR EXISTS (SELECT 1 FROM quote_version w WHERE w."quoteId" = q.id AND w.state = 'waiting'))),
         page AS (SELECT f.id FROM found f JOIN quote q ON q.id = f.id ORDER BY CASE WHEN $5 THEN q."waitingSince" END, q.id DESC LIMIT $7 OFFSET $8)
         SELECT q.id, q.code, q.state, q."companyId", co.name AS "companyName", q."askedBy", q.remark, q."currencyCode", q."validUntil"::text AS "validUntil", q."waitingSince", q."createdAt",
                (SELECT count(*)::int FROM quote_line l WHERE l."versionId" = v.id) AS "lineCount", v."totalNet", trim(a."firstName" || ' ' || a."lastName") AS "ownerName",
                EXISTS (SELECT 1 FROM quote_version w WHERE w."quoteId" = q.id AND w.state = 'waiting') AS "waitsForApproval", o.code AS "orderCode",
                (SELECT count(*) FROM found) AS "totalItems"
           FROM page p JOIN quote q ON q.id = p.id JOIN company co ON co.id = q."companyId"
           LEFT JOIN LATERAL (SELECT v.id, v."totalNet" FROM quote_version v WHERE v."quoteId" = q.id
                               ORDER BY v.number = q."sentNumber" DESC, v.number LIMIT 1) v ON true
           LEFT JOIN administrator a ON a.id = q."ownerAdministratorId" LEFT JOIN "order" o ON o.id = q."orderId"
          ORDER BY CASE WHEN $5 THEN q."waitingSince" END, q.id DESC`,
        params,
    );
    // Amounts come as texts.
    const items = rows.map(row => ({ ...row, totalNet: row.totalNet === null ? null : Number(row.totalNet) }));
    if (rows.length > 0 || filter.skip === 0) return { items, totalItems: Number(rows[0]?.totalItems ?? 0) };
    return { items, totalItems: (await quoteRows(manager, sight, { ...filter, skip: 0, take: 1 })).totalItems };
}
