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

/** Existing companies that look like the one described, the likeliest first. Each trait has an index of its own. */
export async function findCompanyMatches(manager: EntityManager, traits: CompanyTraits): Promise<CompanyMatch[]> {
    const rows = await manager.query<(Omit<CompanyMatch, 'matchedBy'> & { matchedBy: CompanyMatchBy[] })[]>(
        `WITH found AS (
            SELECT id, 'tax-id' AS by FROM company WHERE "taxId" = $1
            UNION ALL SELECT id, 'phone' FROM company WHERE phone = $2
            UNION ALL SELECT "companyId", 'phone' FROM company_branch WHERE phone = $2
            UNION ALL SELECT id, 'e-mail' FROM company WHERE email = $3
            UNION ALL SELECT m."companyId", 'e-mail' FROM company_member m JOIN customer cu ON cu.id = m."customerId" WHERE cu."emailAddress" = $3
            UNION ALL SELECT id, 'mail-domain' FROM company WHERE split_part(email, '@', 2) = $4
            UNION ALL SELECT id, 'name' FROM company WHERE "searchKey" = $5
         )
         SELECT c.id, c.name, c."taxId", array_agg(DISTINCT f.by) AS "matchedBy"
         FROM (SELECT * FROM found LIMIT 500) f JOIN company c ON c.id = f.id
         GROUP BY c.id ORDER BY count(DISTINCT f.by) DESC, c.id LIMIT 10`,
        [traits.taxId, traits.phone, traits.email, traits.mailDomain, traits.searchKey],
    );
    return rows;
}
