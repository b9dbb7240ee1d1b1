/** What the mill keeps on its shelves: minimums of some articles, a few of them wanting, one purchase that was accepted and one work order for the shelf. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { sql } from '../../kernel/vendure-sql';
import { ReplenishmentService } from '../../plugins/production';
import type { Progress } from './progress-bar';

const articles = 10;

export async function seedReplenishment(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress): Promise<void> {
    const connection = app.get(TransactionalConnection);
    const shelves = app.get(ReplenishmentService);
    // Half of them go through the mill, the others come from suppliers.
    const found = await sql<{ id: number; free: number; isMade: boolean }>(
        connection,
        ctx,
        `WITH stocked AS (
            SELECT l."productVariantId" AS id, sum(l."stockOnHand" - l."stockAllocated")::int AS free,
                   EXISTS (SELECT 1 FROM collection_product_variants_product_variant c JOIN production_routing r ON r."categoryId" = c."collectionId"
                           WHERE c."productVariantId" = l."productVariantId") AS "isMade"
            FROM stock_level l JOIN product_variant v ON v.id = l."productVariantId" AND v."deletedAt" IS NULL AND v.enabled
            LEFT JOIN warehouse w ON w."stockLocationId" = l."stockLocationId" WHERE w.kind IS DISTINCT FROM 'external' GROUP BY 1),
         ranked AS (SELECT *, row_number() OVER (PARTITION BY "isMade" ORDER BY id) AS place FROM stocked)
         SELECT id, free, "isMade" FROM ranked WHERE place <= $1 ORDER BY place, id`,
        [articles / 2],
    );
    for (const [index, { id, free, isMade }] of found.entries()) {
        // Every other shelf holds a fifth too little.
        const usual = Math.max(50, Math.ceil(Math.max(free, 0) / 50) * 50);
        const minimum = index % 4 < 2 ? Math.ceil((usual * 1.2) / 50) * 50 : Math.floor(usual / 100) * 50;
        await shelves.setRule(ctx, scope, { variantId: id, way: isMade ? 'make' : 'buy', minimum, lot: 50 });
    }
    const { items } = await shelves.list(ctx, { skip: 0, take: 200, all: false });
    const accepted = (['make', 'buy'] as const).flatMap(way => items.filter(item => item.way === way).slice(0, 1));
    if (accepted.length > 0) await shelves.accept(ctx, scope, { items: accepted.map(({ variantId, quantity }) => ({ variantId, quantity })) }, new Date());
    progress.show('Minimums of shelves', found.length, found.length);
}
