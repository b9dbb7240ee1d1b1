import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { keptMark, sql } from '../../../kernel/vendure-sql';

/** Puts the good pieces of the work order on the first local shelf of its article. Call it once, under the locks of the work order and of the stock. */
export async function receiveMade(connection: TransactionalConnection, ctx: RequestContext, workOrderId: number): Promise<void> {
    await sql(
        connection,
        ctx,
        `${keptMark} WITH made AS (
            SELECT w."variantId", min(o."goodQuantity") AS quantity,
                   (SELECT min(l."stockLocationId") FROM stock_level l LEFT JOIN warehouse h ON h."stockLocationId" = l."stockLocationId"
                    WHERE l."productVariantId" = w."variantId" AND h.kind IS DISTINCT FROM 'external') AS place
            FROM production_work_order w
            JOIN production_operation o ON o."workOrderId" = w.id
                AND o.sequence = (SELECT max(x.sequence) FROM production_operation x WHERE x."workOrderId" = w.id)
            WHERE w.id = $1 AND w."orderId" IS NULL GROUP BY w.id
         ), level AS (
            UPDATE stock_level l SET "stockOnHand" = l."stockOnHand" + made.quantity, "updatedAt" = now()
            FROM made WHERE l."productVariantId" = made."variantId" AND l."stockLocationId" = made.place AND made.quantity > 0
            RETURNING l."productVariantId", l."stockLocationId", made.quantity)
         INSERT INTO stock_movement (type, discriminator, quantity, "productVariantId", "stockLocationId")
         SELECT 'ADJUSTMENT', 'StockAdjustment', quantity, "productVariantId", "stockLocationId" FROM level`,
        [workOrderId],
    );
}
