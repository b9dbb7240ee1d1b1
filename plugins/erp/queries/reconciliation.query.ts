import type { EntityManager } from 'typeorm';

import { type FoundDifference, mostKept } from '../domain/reconciliation';
import type { ErpObject } from '../types';

/** Keys of ours that the ERP should have, where that can be said of the object; those of records that came from it are asked for anyway. */
const ownKeys: Partial<Record<ErpObject, string>> = {
    customer: `SELECT c.code AS key FROM company c WHERE c.code IS NOT NULL AND c.active AND c.kind = 'customer'`,
    product: `SELECT v.sku AS key FROM product_variant v JOIN product p ON p.id = v."productId" WHERE v."deletedAt" IS NULL AND p."deletedAt" IS NULL AND v.enabled`,
    invoice: 'SELECT i.number AS key FROM invoice i',
    'order-status': `SELECT o.code AS key FROM erp_document d JOIN "order" o ON o.id = d."orderId" WHERE d."connectionId" = $2 AND d.noun = 'order' AND d.state = 'accepted' AND d.place = 0`,
};

const keysHere = (object: ErpObject) =>
    `SELECT l."ourKey" AS key FROM erp_link l WHERE l."connectionId" = $2 AND l.object = $3 AND NOT l."isGone" ${ownKeys[object] === undefined ? '' : `UNION ${ownKeys[object]}`}`;

/** How many records there are to be expected, by what is here. */
export async function expectedRecords(manager: EntityManager, reconciliationId: number, connectionId: number, object: ErpObject): Promise<number> {
    const [row] = await manager.query<Array<{ count: number }>>(`SELECT count(*)::int AS count FROM (${keysHere(object)}) here WHERE $1::int IS NOT NULL`, [reconciliationId, connectionId, object]);
    return row?.count ?? 0;
}

/** A report begins from nothing, whatever an earlier try of it has left. */
export async function clearReport(manager: EntityManager, reconciliationId: number): Promise<void> {
    await manager.query('DELETE FROM erp_difference WHERE "reconciliationId" = $1', [reconciliationId]);
    await manager.query('DELETE FROM erp_reconciled_key WHERE "reconciliationId" = $1', [reconciliationId]);
}

export async function keepSeenKeys(manager: EntityManager, reconciliationId: number, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await manager.query('INSERT INTO erp_reconciled_key ("reconciliationId", key) SELECT $1, k FROM unnest($2::text[]) k ON CONFLICT DO NOTHING', [reconciliationId, [...keys]]);
}

/** `kept`: how many are there already. */
export async function keepDifferences(manager: EntityManager, reconciliationId: number, found: readonly FoundDifference[], kept: number): Promise<void> {
    const some = found.slice(0, Math.max(0, mostKept - kept));
    if (some.length === 0) return;
    await manager.query(
        `INSERT INTO erp_difference ("reconciliationId", kind, key, fields) SELECT $1, d.kind, d.key, d.fields FROM json_to_recordset($2::json) AS d(kind text, key text, fields jsonb)`,
        [reconciliationId, JSON.stringify(some)],
    );
}

/** What is here and was not seen there: how many, and the first of them. */
export async function missingThere(manager: EntityManager, reconciliationId: number, connectionId: number, object: ErpObject, take: number): Promise<{ count: number; keys: string[] }> {
    const rows = await manager.query<Array<{ key: string; count: number }>>(
        `SELECT here.key, count(*) OVER ()::int AS count FROM (${keysHere(object)}) here
          WHERE NOT EXISTS (SELECT 1 FROM erp_reconciled_key s WHERE s."reconciliationId" = $1 AND s.key = here.key) ORDER BY here.key LIMIT $4`,
        [reconciliationId, connectionId, object, Math.max(1, take)],
    );
    return { count: rows[0]?.count ?? 0, keys: rows.map(({ key }) => key).slice(0, take) };
}
