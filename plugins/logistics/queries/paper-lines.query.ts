import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';

export interface PaperLine {
    shipmentId: number;
    sku: string;
    productName: string;
    baseUnit: string;
    quantity: number;
    weightG: number;
    /** Where the goods were set aside; null when nowhere. */
    warehouse: string | null;
}

/** What these shipments carry, as their papers show it. */
export function paperLines(connection: TransactionalConnection, ctx: RequestContext, shipmentIds: readonly number[], language: string): Promise<PaperLine[]> {
    return sql<PaperLine>(
        connection,
        ctx,
        `SELECT sl."shipmentId", v.sku, sl.quantity, COALESCE(vs."baseUnit", 'piece') AS "baseUnit", (COALESCE(vs."weightG", 0)::bigint * sl.quantity)::float8 AS "weightG",
                COALESCE((SELECT t.name FROM product_variant_translation t WHERE t."baseId" = v.id
                          ORDER BY t."languageCode" = $2 DESC, t."languageCode" = 'en' DESC, t.id LIMIT 1), v.sku) AS "productName",
                (SELECT place.name FROM stock_movement m JOIN stock_location place ON place.id = m."stockLocationId"
                  WHERE m."orderLineId" = sl."orderLineId" AND m.type = 'ALLOCATION' ORDER BY m.id LIMIT 1) AS warehouse
           FROM shipment_line sl JOIN order_line l ON l.id = sl."orderLineId" JOIN product_variant v ON v.id = l."productVariantId"
           LEFT JOIN variant_sales vs ON vs."productVariantId" = v.id
          WHERE sl."shipmentId" = ANY($1::int[]) ORDER BY sl."shipmentId", sl.id LIMIT 20000`,
        [shipmentIds, language],
    );
}
