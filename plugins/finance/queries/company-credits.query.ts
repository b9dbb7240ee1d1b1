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

/** What the company's orders and invoices take of its credit: an order what of it has not been paid, an invoice that no order stands for what is open of it. */
export async function creditTaken(manager: EntityManager, companyId: number): Promise<bigint> {
    const [row] = await manager.query<Array<{ taken: string }>>(
        `SELECT (SELECT COALESCE(sum(r."amountMinor" - r."paidMinor"), 0) FROM credit_reservation r WHERE r."companyId" = $1 AND r.state = 'held')
              + (SELECT COALESCE(sum(i."exposureMinor"), 0) FROM invoice i WHERE i."companyId" = $1) AS taken`,
        [companyId],
    );
    return BigInt(row?.taken ?? 0);
}
