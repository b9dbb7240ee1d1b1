import type { EntityManager } from 'typeorm';

import { type CountedSpan, coveredBy } from '../../quotas';

/** How much of the goods the companies ordered in the spans: what was placed, and neither cancelled nor rejected since. */
export async function orderedQuantities(manager: EntityManager, spans: readonly CountedSpan[]): Promise<Map<number, number>> {
    const rows = await manager.query<Array<{ id: number; ordered: string }>>(
        `SELECT w.id, (SELECT COALESCE(sum(l.quantity), 0) FROM company_order co
                         JOIN "order" o ON o.id = co."orderId" AND o.state NOT IN ('Cancelled', 'Rejected')
                         JOIN order_line l ON l."orderId" = o.id JOIN product_variant v ON v.id = l."productVariantId"
                        WHERE co."companyId" = w."companyId" AND co."placedAt" >= w."from" AND co."placedAt" < w."until" AND ${coveredBy('v', 'w')}) AS ordered
           FROM json_to_recordset($1::json) AS w(id int, "companyId" int, "productVariantId" int, "productId" int, "collectionId" int, "from" timestamptz, "until" timestamptz)`,
        [JSON.stringify(spans)],
    );
    return new Map(rows.map(({ id, ordered }) => [id, Number(ordered)]));
}
