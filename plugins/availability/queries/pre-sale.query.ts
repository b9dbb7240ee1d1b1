import type { EntityManager } from 'typeorm';

import { keptMark, rowsOf } from '../../../kernel/vendure-sql';
import { firmDay } from '../../organizations';
import type { HandOut } from '../domain/pre-sale';

/** Whether today is one of the days on which the pre-sale `p` sells. */
export const preSaleIsOpen = `((p."fromDay" IS NULL OR p."fromDay" <= ${firmDay}) AND (p."untilDay" IS NULL OR p."untilDay" >= ${firmDay}))`;

export interface RunningPreSale {
    id: number;
    variantId: number;
    handOut: HandOut;
}

/** The pre-sales that have not ended, open or not: of some variants, or of all. */
export function runningPreSales(manager: EntityManager, variantIds: readonly number[] | null): Promise<RunningPreSale[]> {
    return manager.query<RunningPreSale[]>(
        `${keptMark} SELECT p.id, p."productVariantId" AS "variantId", p."handOut" FROM pre_sale p
          WHERE p."endedAt" IS NULL AND ($1::int[] IS NULL OR p."productVariantId" = ANY($1)) ORDER BY p.id`,
        [variantIds],
    );
}

/** Locked until the transaction ends; null when it has ended meanwhile. */
export async function lockPreSale(manager: EntityManager, id: number): Promise<RunningPreSale | null> {
    const rows = await manager.query<RunningPreSale[]>(
        `SELECT p.id, p."productVariantId" AS "variantId", p."handOut" FROM pre_sale p WHERE p.id = $1 AND p."endedAt" IS NULL FOR UPDATE`, [id]);
    return rows[0] ?? null;
}

/** Takes the quantity of the pre-sale and locks it. `sold-out`: there is not that much left, or not today; `ended`: it is over, and the goods are stock. */
export async function takeOfPreSale(manager: EntityManager, id: number, quantity: number): Promise<'taken' | 'sold-out' | 'ended'> {
    const taken = rowsOf(await manager.query(
        `UPDATE pre_sale p SET sold = p.sold + $2, "updatedAt" = now()
          WHERE p.id = $1 AND p."endedAt" IS NULL AND p.sold + $2 <= p.quantity AND ${preSaleIsOpen} RETURNING p.id`,
        [id, quantity],
    ));
    if (taken.length > 0) return 'taken';
    return (await lockPreSale(manager, id)) === null ? 'ended' : 'sold-out';
}

/** What an order had of it can be sold again. */
export async function giveBackToPreSale(manager: EntityManager, id: number, quantity: number): Promise<void> {
    await manager.query('UPDATE pre_sale SET sold = sold - $2, "updatedAt" = now() WHERE id = $1', [id, quantity]);
}

/** The goods are there for everybody: from now on the variant is sold as stock is. */
export async function endPreSale(manager: EntityManager, id: number): Promise<void> {
    await manager.query('UPDATE pre_sale SET "endedAt" = now(), version = version + 1, "updatedAt" = now() WHERE id = $1', [id]);
}

/** What lies in the local warehouses for those who wait: all but what was taken by others than they, who want so many together. */
export async function comeForPreSale(manager: EntityManager, variantId: number, awaited: number): Promise<number> {
    const [row] = await manager.query<Array<{ free: number }>>(
        `SELECT COALESCE(sum(l."stockOnHand" - l."stockAllocated"), 0)::int + $2::int AS free
           FROM stock_level l LEFT JOIN warehouse w ON w."stockLocationId" = l."stockLocationId"
          WHERE l."productVariantId" = $1 AND w.kind IS DISTINCT FROM 'external'`,
        [variantId, awaited],
    );
    return Math.max(0, row?.free ?? 0);
}
