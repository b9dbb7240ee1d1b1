import type { EntityManager } from 'typeorm';

import type { Acceptance } from '../entities/distributor-customer.entity';

export interface LinkTerms {
    distributorCompanyId: number;
    markupBasisPoints: number;
    acceptance: Acceptance;
    active: boolean;
}

export interface LinkRow extends LinkTerms {
    companyId: number;
    distributorName: string;
    version: number;
}

/** One change of the tree at a time: two links that each are harmless may close a circle together. */
export async function lockTree(manager: EntityManager): Promise<void> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('distributor-tree', 0))`);
}

export async function findLink(manager: EntityManager, companyId: number): Promise<LinkRow | null> {
    const rows = await manager.query<LinkRow[]>(
        `SELECT l."companyId", l."distributorCompanyId", d.name AS "distributorName", l."markupBasisPoints", l.acceptance, l.active, l.version
           FROM distributor_customer l JOIN company d ON d.id = l."distributorCompanyId" WHERE l."companyId" = $1`,
        [companyId],
    );
    return rows[0] ?? null;
}

/** Makes or changes the link. Other terms of price get a version of their own. */
export async function writeLink(manager: EntityManager, companyId: number, terms: LinkTerms): Promise<void> {
    await manager.query(
        `INSERT INTO distributor_customer AS l ("companyId", "distributorCompanyId", "markupBasisPoints", acceptance, active, "priceVersion")
         VALUES ($1, $2, $3, $4, $5, nextval('price_version'))
         ON CONFLICT ("companyId") DO UPDATE SET "distributorCompanyId" = excluded."distributorCompanyId",
            "markupBasisPoints" = excluded."markupBasisPoints", acceptance = excluded.acceptance, active = excluded.active,
            "priceVersion" = CASE WHEN (l."distributorCompanyId", l."markupBasisPoints")
                IS DISTINCT FROM (excluded."distributorCompanyId", excluded."markupBasisPoints") THEN excluded."priceVersion" ELSE l."priceVersion" END,
            version = l.version + 1, "updatedAt" = now()`,
        [companyId, terms.distributorCompanyId, terms.markupBasisPoints, terms.acceptance, terms.active],
    );
}

export async function removeLink(manager: EntityManager, companyId: number): Promise<void> {
    await manager.query('DELETE FROM distributor_customer WHERE "companyId" = $1', [companyId]);
}

/** Somebody who has not taken up his invitation. */
export interface InvitedPerson {
    memberId: number;
    name: string;
    emailAddress: string;
    /** Null: nobody has written to him yet. */
    invitedAt: Date | null;
}

export interface CustomerRow {
    id: number;
    createdAt: Date;
    name: string;
    taxId: string | null;
    phone: string | null;
    email: string | null;
    contactName: string;
    contactEmail: string;
    hasAccepted: boolean;
    invited: InvitedPerson[];
    markupBasisPoints: number;
    acceptance: Acceptance;
    active: boolean;
    version: number;
}

export interface CustomerFilter {
    companyId?: number | null;
    searchKey?: string;
    /** Of these account managers only. */
    reach?: readonly number[] | null;
    skip: number;
    take: number;
}

/** The direct customers of a distributor by name, each with the person who has been with him longest. */
export async function customersOf(
    manager: EntityManager,
    distributorCompanyId: number,
    { companyId, searchKey, reach, skip, take }: CustomerFilter,
): Promise<{ items: CustomerRow[]; totalItems: number }> {
    const rows = await manager.query<Array<Omit<CustomerRow, 'invited'> & { totalItems: number; invited: Array<Omit<InvitedPerson, 'invitedAt'> & { invitedAt: string | null }> }>>(
        `SELECT c.id, l."createdAt" AT TIME ZONE 'UTC' AS "createdAt", c.name, c."taxId", c.phone, c.email, l."markupBasisPoints", l.acceptance, l.active AND c.active AS active, l.version,
                coalesce(m.name, '') AS "contactName", coalesce(m.email, '') AS "contactEmail", coalesce(m."hasAccepted", false) AS "hasAccepted",
                coalesce(i.people, '[]') AS invited, count(*) OVER ()::int AS "totalItems"
           FROM distributor_customer l
           JOIN company c ON c.id = l."companyId"
           LEFT JOIN LATERAL (
                SELECT coalesce(m."invitedAs"->>'firstName', p."firstName") || ' ' || coalesce(m."invitedAs"->>'lastName', p."lastName") AS name, p."emailAddress" AS email, m."acceptedAt" IS NOT NULL AS "hasAccepted"
                  FROM company_member m JOIN customer p ON p.id = m."customerId"
                 WHERE m."companyId" = c.id AND m.active ORDER BY m.id LIMIT 1) m ON true
           LEFT JOIN LATERAL (
                SELECT json_agg(w) AS people FROM (
                    SELECT m.id AS "memberId", p."emailAddress",
                           coalesce(m."invitedAs"->>'firstName', p."firstName") || ' ' || coalesce(m."invitedAs"->>'lastName', p."lastName") AS name,
                           (SELECT max(a."createdAt") AT TIME ZONE 'UTC' FROM access_link a WHERE a."memberId" = m.id AND a.purpose = 'invitation') AS "invitedAt"
                      FROM company_member m JOIN customer p ON p.id = m."customerId"
                     WHERE m."companyId" = c.id AND m.active AND m."acceptedAt" IS NULL ORDER BY m.id LIMIT 20) w) i ON true
          WHERE l."distributorCompanyId" = $1 AND ($2::int IS NULL OR c.id = $2) AND ($3 = '' OR position($3 in c."searchKey") > 0)
            AND ($6::int[] IS NULL OR c."managerAdministratorId" = ANY($6::int[]))
          ORDER BY c.name, c.id OFFSET $4 LIMIT $5`,
        [distributorCompanyId, companyId ?? null, searchKey ?? '', skip, take, reach ?? null],
    );
    const items = rows.map(row => ({
        ...row,
        invited: row.invited.map(person => ({ ...person, invitedAt: person.invitedAt === null ? null : new Date(person.invitedAt) })),
    }));
    return { items, totalItems: rows[0]?.totalItems ?? 0 };
}

export interface TreeCompany {
    id: number;
    name: string;
    currencyCode: string;
    isDistributor: boolean;
    managerAdministratorId: number | null;
}

export function treeCompanies(manager: EntityManager, ids: readonly number[], lock: boolean): Promise<TreeCompany[]> {
    return manager.query<TreeCompany[]>(
        `SELECT id, name, "currencyCode", "isDistributor", "managerAdministratorId" FROM company WHERE id = ANY($1::int[]) ORDER BY id ${lock ? 'FOR UPDATE' : ''}`,
        [ids],
    );
}

/** Active distributors by name, of the account managers in `reach`; of all where it is null. */
export function distributorCompanies(manager: EntityManager, searchKey: string, reach: readonly number[] | null): Promise<TreeCompany[]> {
    return manager.query<TreeCompany[]>(
        `SELECT id, name, "currencyCode", "isDistributor", "managerAdministratorId" FROM company
          WHERE "isDistributor" AND active AND ($1 = '' OR position($1 in "searchKey") > 0) AND ($2::int[] IS NULL OR "managerAdministratorId" = ANY($2))
          ORDER BY name, id LIMIT 100`,
        [searchKey, reach],
    );
}

export async function customerCount(manager: EntityManager, companyId: number): Promise<number> {
    const rows = await manager.query<Array<{ count: number }>>(
        'SELECT count(*)::int AS count FROM distributor_customer WHERE "distributorCompanyId" = $1',
        [companyId],
    );
    return rows[0]?.count ?? 0;
}
