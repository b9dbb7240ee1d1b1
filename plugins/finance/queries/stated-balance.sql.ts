import type { EntityManager } from 'typeorm';

export interface StatedFigure {
    balanceMinor: number;
    asOf: Date;
}

/** In the currency in which the company buys now; what was said in another is of no use. */
export async function statedBalance(manager: EntityManager, companyId: number, currencyCode: string): Promise<StatedFigure | null> {
    const [row] = await manager.query<Array<{ balanceMinor: string; asOf: Date }>>(`SELECT "balanceMinor", "asOf" FROM stated_balance WHERE "companyId" = $1 AND "currencyCode" = $2`, [companyId, currencyCode]);
    return row === undefined ? null : { balanceMinor: Number(row.balanceMinor), asOf: row.asOf };
}

export interface StatedRow {
    companyId: number;
    balanceMinor: number;
    currencyCode: string;
}

/** What is the same is said anew: it holds now. Gives the companies whose balance is another than before. */
export async function stateBalances(manager: EntityManager, rows: readonly StatedRow[]): Promise<Set<number>> {
    const changed = await manager.query<Array<{ companyId: number }>>(
        `WITH said AS (SELECT * FROM json_to_recordset($1::json) AS r("companyId" int, "balanceMinor" bigint, "currencyCode" text)),
              old AS (SELECT b."companyId", b."balanceMinor", b."currencyCode" FROM stated_balance b JOIN said USING ("companyId")),
              written AS (INSERT INTO stated_balance ("companyId", "balanceMinor", "currencyCode", "asOf") SELECT "companyId", "balanceMinor", "currencyCode", now() FROM said
                  ON CONFLICT ("companyId") DO UPDATE SET "balanceMinor" = EXCLUDED."balanceMinor", "currencyCode" = EXCLUDED."currencyCode", "asOf" = now(), "updatedAt" = now())
         SELECT "companyId" FROM said EXCEPT SELECT o."companyId" FROM old o JOIN said s USING ("companyId", "balanceMinor", "currencyCode")`,
        [JSON.stringify(rows)],
    );
    return new Set(changed.map(({ companyId }) => companyId));
}
