/** Goods of the next season, sold before they are there, and an order that waits for them. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { addDays, localDateOf } from '../../kernel/time';
import { sql } from '../../kernel/vendure-sql';
import { PreSaleService } from '../../plugins/availability';
import { CartService, PlacementService } from '../../plugins/purchasing';
import type { Progress } from './progress-bar';
import { memberOf } from './seed-approvals';

const buyerLogin = 'kamran@karun-floor.example';

export async function seedPreSales(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress): Promise<void> {
    const connection = app.get(TransactionalConnection);
    const soldOut = await sql<{ id: number; unit: string; least: number }>(connection, ctx, `
        SELECT v.id, COALESCE(s."baseUnit", 'piece') AS unit, COALESCE(s."minQuantity", 1) AS least
          FROM product_variant v LEFT JOIN variant_sales s ON s."productVariantId" = v.id
         WHERE v."deletedAt" IS NULL AND NOT COALESCE(s."madeToOrder", false)
           AND NOT EXISTS (SELECT 1 FROM stock_level l WHERE l."productVariantId" = v.id AND l."stockOnHand" > l."stockAllocated") ORDER BY v.id DESC LIMIT 2`);
    const today = localDateOf(new Date(), 'Asia/Tehran');
    for (const [place, { id, least }] of soldOut.entries()) {
        const untilDay = place === 0 ? null : addDays(today, 30);
        await app.get(PreSaleService).set(ctx, scope, { variantId: id, quantity: 50 * Math.max(least, 10), day: addDays(today, 45 + 20 * place), untilDay, handOut: 'in-turn' });
    }
    const buyer = await memberOf(app, buyerLogin);
    for (const { id, unit, least } of soldOut) {
        const { cart, answers } = await app.get(CartService).setLines(buyer.ctx, buyer.scope, { lines: [{ variantId: id, unit, quantity: 4 * Math.max(least, 5) }] });
        if (answers[0]?.outcome === 'rejected') continue;
        const { branchId } = buyer.scope;
        const [head] = await sql<{ id: number }>(connection, ctx, 'SELECT id FROM company_branch WHERE "companyId" = $1 AND active ORDER BY "isHeadOffice" DESC, id LIMIT 1', [buyer.scope.companyId]);
        const placed = await app.get(PlacementService).place(buyer.ctx, buyer.scope, { branchId: branchId ?? head?.id ?? 0, shownTotalGross: cart.totalGross, idempotencyKey: 'seed-pre-sale-order' });
        if (!('orderId' in placed)) await app.get(CartService).clear(buyer.ctx, buyer.scope);
        break;
    }
    progress.show('Pre-sales', 1, 1);
}
