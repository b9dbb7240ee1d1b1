/** What the demo firm says of its stock: bands, a supplier in another town, rugs that are sold beyond the shelf, and what is on its way. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, StockLocationService, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { addDays, localDateOf } from '../../kernel/time';
import { sql } from '../../kernel/vendure-sql';
import { AvailabilityDeskService, ExpectedDeliveryService } from '../../plugins/availability';
import type { Progress } from './progress-bar';

/** Levels of what a supplier keeps of our goods, by the place of a variant in their order; between them he has none. */
const supplierStock = [0, 240, 0, 36, 1200, 0, 90, 0];
/** What is on its way: every so many variants, so many base units, in so many days. */
const deliveries = [
    { every: 3, quantity: 300, inDays: 9, reference: 'PO-1405-118' },
    { every: 4, quantity: 800, inDays: 23, reference: 'PO-1405-121' },
    { every: 7, quantity: 150, inDays: -2, reference: 'PO-1405-097' },
];

export async function seedAvailability(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress): Promise<void> {
    const desk = app.get(AvailabilityDeskService);
    await desk.setRules(ctx, scope, { showAs: 'bands', bands: [1, 10, 21, 51, 500, 2000], policy: 'to-stock', leadMinDays: 5, leadMaxDays: 7, staleAfterHours: 24 });
    const supplier = await app.get(StockLocationService).create(ctx, { name: 'Kavir Tile, Yazd', description: 'Supplier' });
    await desk.setWarehouse(ctx, scope, { stockLocationId: supplier.id, kind: 'external', leadMinDays: 3, leadMaxDays: 5 });
    const connection = app.get(TransactionalConnection);
    const stocked = await sql<{ id: number }>(connection, ctx, `
        SELECT v.id FROM product_variant v LEFT JOIN variant_sales s ON s."productVariantId" = v.id
         WHERE v."deletedAt" IS NULL AND NOT COALESCE(s."madeToOrder", false) ORDER BY v.id`);
    // Sold out, so that somebody can wait for it.
    await sql(connection, ctx, `
        WITH gone AS (
            UPDATE stock_level l SET "stockOnHand" = l."stockAllocated" FROM (SELECT id, "stockOnHand" - "stockAllocated" AS free FROM stock_level WHERE "productVariantId" = ANY($1)) o
             WHERE l.id = o.id AND o.free > 0 RETURNING l."productVariantId", l."stockLocationId", o.free)
        INSERT INTO stock_movement (type, discriminator, quantity, "productVariantId", "stockLocationId")
        SELECT 'ADJUSTMENT', 'StockAdjustment', -free, "productVariantId", "stockLocationId" FROM gone`,
        [stocked.filter((_, place) => place % 24 === 13).map(row => row.id)]);
    const kept = stocked.map(({ id }, place) => ({ id, quantity: supplierStock[place % supplierStock.length] ?? 0 })).filter(row => row.quantity > 0);
    await sql(connection, ctx, `
        INSERT INTO stock_level ("productVariantId", "stockLocationId", "stockOnHand", "stockAllocated") SELECT v, $3, q, 0 FROM unnest($1::int[], $2::int[]) AS t(v, q)`,
        [kept.map(row => row.id), kept.map(row => row.quantity), supplier.id]);
    const today = localDateOf(new Date(), 'Asia/Tehran');
    for (const [place, { id }] of stocked.entries()) {
        if (place % 5 === 2) await desk.setVariantRules(ctx, scope, { variantId: id, policy: 'beyond-stock', leadMinDays: 8, leadMaxDays: 12 });
        for (const { quantity, inDays, reference } of deliveries.filter(one => place % one.every === 2)) {
            await app.get(ExpectedDeliveryService).set(ctx, scope, { variantId: id, quantity, day: addDays(today, inDays), reference });
        }
    }
    progress.show('Availability', 1, 1);
}
