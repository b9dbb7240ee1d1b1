import type { EntityManager } from 'typeorm';

/** All that a company is searched by, as the index IDX_company_search_trgm has it. */
export const companySearchText = (company: string) =>
    `(${company}."searchKey" || ' ' || lower(COALESCE(${company}.code, '')) || ' ' || COALESCE(${company}."taxId", '') || ' ' || ` +
    `COALESCE(${company}.phone, '') || ' ' || COALESCE(${company}.email, ''))`;

export interface CompanyCounts {
    companyId: number;
    branchCount: number;
    memberCount: number;
    city: string;
}

/** How many branches and people each of the companies has, and where it sits: one statement for a page of the list. */
export async function companyCounts(manager: EntityManager, companyIds: readonly number[]): Promise<CompanyCounts[]> {
    return manager.query<CompanyCounts[]>(
        `SELECT t.id AS "companyId",
                (SELECT count(*)::int FROM company_branch b WHERE b."companyId" = t.id) AS "branchCount",
                (SELECT count(*)::int FROM company_member m WHERE m."companyId" = t.id AND m.active) AS "memberCount",
                COALESCE((SELECT b.city FROM company_branch b WHERE b."companyId" = t.id AND b."isHeadOffice"), '') AS city
         FROM unnest($1::int[]) AS t(id)`,
        [companyIds],
    );
}
