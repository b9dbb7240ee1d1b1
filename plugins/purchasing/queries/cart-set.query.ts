import type { EntityManager } from 'typeorm';

import type { SetName } from '../../sets';

export interface CartSetRecord {
    id: number;
    /** Null once staff have deleted the set. */
    setId: number | null;
    code: string;
    names: SetName;
    quantity: number;
    unitNet: number;
}

/** The sets of a cart or order; one that a change took out is there with none. */
export async function cartSets(manager: EntityManager, orderId: number): Promise<CartSetRecord[]> {
    const rows = await manager.query<Array<CartSetRecord & { unitNet: string }>>(
        `SELECT s.id, s."productSetId" AS "setId", s.code, s.names, s.quantity, s."unitNet" FROM company_order_set s WHERE s."orderId" = $1 AND s.quantity > 0 ORDER BY s.id`,
        [orderId],
    );
    return rows.map(row => ({ ...row, unitNet: Number(row.unitNet) }));
}

export interface SetToWrite {
    setId: number;
    code: string;
    names: SetName;
    quantity: number;
    unitNet: number;
    firmNet: number;
}

/** Writes the sets, new or known, and takes out of known ones the lines of parts that they have no longer. The ids by set. */
export async function writeSets(manager: EntityManager, orderId: number, sets: ReadonlyArray<SetToWrite & { variantIds: readonly number[] }>): Promise<Map<number, number>> {
    if (sets.length === 0) return new Map();
    const rows = await manager.query<Array<{ id: number; setId: number }>>(
        `INSERT INTO company_order_set ("orderId", "productSetId", code, names, quantity, "unitNet", "firmNet")
         SELECT $1, t.* FROM json_to_recordset($2::json) AS t("setId" int, code text, names jsonb, quantity int, "unitNet" bigint, "firmNet" bigint)
         ON CONFLICT ON CONSTRAINT "UQ_company_order_set" DO UPDATE SET code = EXCLUDED.code, names = EXCLUDED.names, quantity = EXCLUDED.quantity,
                "unitNet" = EXCLUDED."unitNet", "firmNet" = EXCLUDED."firmNet", "updatedAt" = now()
         RETURNING id, "productSetId" AS "setId"`,
        [orderId, JSON.stringify(sets)],
    );
    const ids = new Map(rows.map(row => [row.setId, row.id]));
    const kept = sets.map(({ setId, variantIds }) => ({ id: ids.get(setId), variantIds }));
    await manager.query(
        `DELETE FROM order_line l USING company_order_line c, json_to_recordset($2::json) AS k(id int, "variantIds" json)
          WHERE c.id = l.id AND l."orderId" = $1 AND c."orderSetId" = k.id
            AND NOT EXISTS (SELECT 1 FROM json_array_elements_text(k."variantIds") v WHERE v::int = l."productVariantId")`,
        [orderId, JSON.stringify(kept)],
    );
    return ids;
}

/** Takes whole sets out, with their lines. */
export async function removeSets(manager: EntityManager, orderId: number, ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    await manager.query(
        `DELETE FROM order_line l USING company_order_line c WHERE c.id = l.id AND l."orderId" = $1 AND c."orderSetId" = ANY($2::int[])`,
        [orderId, ids],
    );
    await manager.query('DELETE FROM company_order_set WHERE "orderId" = $1 AND id = ANY($2::int[])', [orderId, ids]);
}
