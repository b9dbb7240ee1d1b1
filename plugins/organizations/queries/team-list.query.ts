import type { EntityManager } from 'typeorm';

export interface TeamFilter {
    companyId: number;
    /** Only the people of this branch, or of none; not given: the whole company's. */
    branch?: { id: number | null };
    /** Part of a name or e-mail address, without wildcards. */
    term: string;
    skip: number;
    take: number;
}

/** The ids of one page of a company's people, by name as the company knows it, and how many there are. */
export async function findTeamPage(manager: EntityManager, filter: TeamFilter): Promise<{ ids: number[]; totalItems: number }> {
    const { companyId, branch, term, skip, take } = filter;
    const rows = await manager.query<Array<{ id: number | null; total: string }>>(
        `WITH people AS (
            SELECT m.id, m.active, COALESCE(m."invitedAs"->>'firstName', cu."firstName") AS "firstName",
                   COALESCE(m."invitedAs"->>'lastName', cu."lastName") AS "lastName", cu."emailAddress"
            FROM company_member m JOIN customer cu ON cu.id = m."customerId"
            WHERE m."companyId" = $1 AND (NOT $2::boolean OR m."branchId" IS NOT DISTINCT FROM $3::int)),
         found AS (
            SELECT * FROM people
            WHERE $4 = '' OR strpos(lower("firstName" || ' ' || "lastName" || ' ' || "emailAddress"), lower($4)) > 0)
         SELECT page.id, (SELECT count(*) FROM found) AS total
         FROM (SELECT 1) one LEFT JOIN LATERAL (
            SELECT id FROM found ORDER BY active DESC, lower("lastName"), lower("firstName"), id OFFSET $5 LIMIT $6) page ON true`,
        [companyId, branch !== undefined, branch?.id ?? null, term, skip, take],
    );
    return { ids: rows.flatMap(({ id }) => (id === null ? [] : [id])), totalItems: Number(rows[0]?.total ?? 0) };
}
