import type { EntityManager } from 'typeorm';

import type { CompanyMatchBy } from './company-matches.query';

export interface DuplicatePair {
    firstId: number;
    secondId: number;
    matchedBy: CompanyMatchBy[];
}

export interface DuplicateFilter {
    /** Pairs of this company only. */
    companyId: number | null;
    /** Account managers both of whose companies are meant; null for all. */
    reach: readonly number[] | null;
    skip: number;
    take: number;
}

/** What more companies than these share tells nothing of any two of them: a host's number, a name like "Trade". */
const mostSharing = 10;

const pairsBy = (trait: string, by: CompanyMatchBy) => `
    SELECT a.id AS first, b.id AS second, '${by}' AS by FROM open a JOIN open b ON b."${trait}" = a."${trait}" AND b.id > a.id
     WHERE a."${trait}" IN (SELECT o."${trait}" FROM open o WHERE o."${trait}" <> '' GROUP BY 1 HAVING count(*) BETWEEN 2 AND ${mostSharing})`;

/** Pairs of companies that are not merged and look like one firm, the likeliest first. */
export async function companyDuplicates(manager: EntityManager, filter: DuplicateFilter): Promise<{ items: DuplicatePair[]; totalItems: number }> {
    const rows = await manager.query<(DuplicatePair & { total: number })[]>(
        `WITH open AS (
            SELECT id, "taxId", phone, email, "searchKey" FROM company
             WHERE "mergedIntoId" IS NULL AND ($2::int[] IS NULL OR "managerAdministratorId" = ANY($2::int[]))
         ), pairs AS (${[pairsBy('taxId', 'tax-id'), pairsBy('phone', 'phone'), pairsBy('email', 'e-mail'), pairsBy('searchKey', 'name')].join(' UNION ALL ')})
         SELECT p.first AS "firstId", p.second AS "secondId", array_agg(DISTINCT p.by) AS "matchedBy", count(*) OVER ()::int AS total
           FROM pairs p WHERE $1::int IS NULL OR $1::int IN (p.first, p.second)
          GROUP BY p.first, p.second ORDER BY count(DISTINCT p.by) DESC, bool_or(p.by = 'tax-id') DESC, p.first, p.second OFFSET $3 LIMIT $4`,
        [filter.companyId, filter.reach, filter.skip, filter.take],
    );
    return { items: rows.map(({ firstId, secondId, matchedBy }) => ({ firstId, secondId, matchedBy })), totalItems: rows[0]?.total ?? 0 };
}
