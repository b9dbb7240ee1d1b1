import type { EntityManager } from 'typeorm';

export type CompanyMatchBy = 'tax-id' | 'phone' | 'e-mail' | 'mail-domain' | 'name';

export interface CompanyMatch {
    id: number;
    name: string;
    taxId: string | null;
    matchedBy: CompanyMatchBy[];
}

export interface CompanyTraits {
    taxId: string | null;
    phone: string | null;
    email: string | null;
    mailDomain: string | null;
    searchKey: string;
}

export interface CompanyMatches {
    /** Those of the account managers who were asked about, the likeliest first. */
    matches: CompanyMatch[];
    /** There are others, of account managers beyond them. */
    areOthers: boolean;
}

/**
 * Existing companies, guests apart, that look like the one described. Each trait has an index of its own. `reach`: the account managers whose companies are named;
 * null for all. Of others no more is told than that there are some.
 */
export async function findCompanyMatches(manager: EntityManager, traits: CompanyTraits, reach: readonly number[] | null): Promise<CompanyMatches> {
    const rows = await manager.query<(CompanyMatch & { isReached: boolean; areOthers: boolean })[]>(
        `WITH found AS (
            SELECT id, 'tax-id' AS by FROM company WHERE "taxId" = $1
            UNION ALL SELECT id, 'phone' FROM company WHERE phone = $2
            UNION ALL SELECT "companyId", 'phone' FROM company_branch WHERE phone = $2
            UNION ALL SELECT id, 'e-mail' FROM company WHERE email = $3
            UNION ALL SELECT m."companyId", 'e-mail' FROM company_member m JOIN customer cu ON cu.id = m."customerId" WHERE cu."emailAddress" = $3
            UNION ALL SELECT id, 'mail-domain' FROM company WHERE split_part(email, '@', 2) = $4
            UNION ALL SELECT id, 'name' FROM company WHERE "searchKey" = $5
         )
         SELECT c.id, c.name, c."taxId", array_agg(DISTINCT f.by) AS "matchedBy", r."isReached", bool_or(NOT r."isReached") OVER () AS "areOthers"
         FROM (SELECT * FROM found LIMIT 500) f JOIN company c ON c.id = f.id AND c.kind <> 'guest'
         CROSS JOIN LATERAL (SELECT $6::int[] IS NULL OR COALESCE(c."managerAdministratorId" = ANY($6::int[]), false) AS "isReached") r
         GROUP BY c.id, r."isReached" ORDER BY r."isReached" DESC, count(DISTINCT f.by) DESC, c.id LIMIT 10`,
        [traits.taxId, traits.phone, traits.email, traits.mailDomain, traits.searchKey, reach],
    );
    const matches = rows.filter(({ isReached }) => isReached).map(({ id, name, taxId, matchedBy }) => ({ id, name, taxId, matchedBy }));
    return { matches, areOthers: rows[0]?.areOthers ?? false };
}
