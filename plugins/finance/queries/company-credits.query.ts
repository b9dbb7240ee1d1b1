import type { EntityManager } from 'typeorm';

export interface CompanyCreditRow {
    id: number;
    companyId: number;
    companyName: string;
    limitMinor: string | null;
    exposureMinor: string;
    termDays: number;
    currencyCode: string;
    version: number;
    totalItems: string;
}

/** Companies, guests apart, with their terms and exposure, those with the largest exposure first. `searchKey` is a normalised part of the name; `managers`: of
 * these account managers only. */
export function companyCredits(
    manager: EntityManager,
    { searchKey, managers, skip, take }: { searchKey: string; managers: readonly number[] | null; skip: number; take: number },
): Promise<CompanyCreditRow[]> {
    return manager.query<CompanyCreditRow[]>(
        `SELECT c.id, c.id AS "companyId", c.name AS "companyName", t."limitMinor",
                COALESCE(-a."balanceMinor", 0) AS "exposureMinor", COALESCE(t."termDays", 0) AS "termDays",
                COALESCE(t."currencyCode", c."currencyCode") AS "currencyCode", COALESCE(t.version, 0) AS version, count(*) OVER () AS "totalItems"
           FROM company c
           LEFT JOIN credit_terms t ON t."companyId" = c.id
           LEFT JOIN ledger_account a ON a.code = 'credit:company:' || c.id
          WHERE c.kind <> 'guest' AND ($1 = '' OR position($1 in c."searchKey") > 0) AND ($4::int[] IS NULL OR c."managerAdministratorId" = ANY($4))
          ORDER BY COALESCE(-a."balanceMinor", 0) DESC, c.name, c.id
          LIMIT $2 OFFSET $3`,
        [searchKey, take, skip, managers],
    );
}

/** What the orders and invoices of each company take of its credit: an order what of it has not been paid, an invoice that no order stands for what is open of it. */
export async function creditTaken(manager: EntityManager, companyIds: readonly number[]): Promise<Map<number, bigint>> {
    const rows = await manager.query<Array<{ id: number; taken: string }>>(
        `SELECT c.id, (SELECT COALESCE(sum(r."amountMinor" - r."paidMinor"), 0) FROM credit_reservation r WHERE r."companyId" = c.id AND r.state = 'held')
                    + (SELECT COALESCE(sum(i."exposureMinor"), 0) FROM invoice i WHERE i."companyId" = c.id) AS taken
           FROM unnest($1::int[]) AS c(id)`,
        [companyIds],
    );
    return new Map(rows.map(({ id, taken }) => [id, BigInt(taken)]));
}

export interface CreditTermsRow {
    companyId: number;
    limitMinor: number | null;
    termDays: number;
    currencyCode: string;
    version: number;
}

/** The terms of each company that there is; of one that was given none: no limit, no days, version 0. */
export function creditTermsOf(manager: EntityManager, companyIds: readonly number[]): Promise<CreditTermsRow[]> {
    return manager.query(
        `SELECT c.id AS "companyId", t."limitMinor"::float8 AS "limitMinor", COALESCE(t."termDays", 0) AS "termDays", COALESCE(t."currencyCode", c."currencyCode") AS "currencyCode",
                COALESCE(t.version, 0) AS version
           FROM company c LEFT JOIN credit_terms t ON t."companyId" = c.id WHERE c.id = ANY($1)`,
        [companyIds],
    );
}
