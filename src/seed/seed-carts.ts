/** Carts that people of one customer fill together, what he asks to have changed of an order, and numbers under the bars of some goods. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../kernel/scope';
import { sql } from '../../kernel/vendure-sql';
import { CartDeskService, CartService, OrderChangeService } from '../../plugins/purchasing';
import type { Progress } from './progress-bar';
import { memberOf } from './seed-approvals';

const ownerLogin = 'neda@parseh-hotel.example';

export async function seedCarts(app: INestApplicationContext, ctx: RequestContext, progress: Progress): Promise<void> {
    const { ctx: own, scope } = await memberOf(app, ownerLogin);
    const goods = await sql<{ variantId: number; unit: string; quantity: number }>(
        app.get(TransactionalConnection),
        ctx,
        `SELECT DISTINCT ON (l."productVariantId") l."productVariantId" AS "variantId", s."baseUnit" AS unit, GREATEST(s."minQuantity", s.increment) AS quantity
           FROM order_line l JOIN company_order co ON co.id = l."orderId" AND co."companyId" = $1
           JOIN variant_sales s ON s."productVariantId" = l."productVariantId" ORDER BY l."productVariantId" LIMIT 4`,
        [scope.companyId],
    );
    const made = await app.get(CartDeskService).create(own, scope, { name: 'لابی و طبقهٔ دوم', remark: 'پیش از آغاز فصل', idempotencyKey: 'seed-carts-lobby' });
    if (!('id' in made)) throw new Error(`The cart was not made: ${made.reason}`);
    await app.get(CartService).setLines(own, scope, { cartId: made.id, lines: goods });
    await app.get(CartDeskService).share(own, scope, { cartId: made.id, sharing: 'COMPANY' });
    await askForChange(app, own, scope);
    await sql(app.get(TransactionalConnection), ctx, barcodes);
    progress.show('Carts of a customer', 1, 1);
}

/** One line of his newest order of several that the firm has not begun is to go. */
async function askForChange(app: INestApplicationContext, ctx: RequestContext, scope: MemberScope): Promise<void> {
    const [order] = await sql<{ code: string; version: number; wishedDate: string | null; remarks: string; lineId: number }>(
        app.get(TransactionalConnection),
        ctx,
        `SELECT o.code, co.version, co."wishedDate"::text AS "wishedDate", co.remarks, max(l.id) AS "lineId"
           FROM company_order co JOIN "order" o ON o.id = co."orderId" AND o.state IN ('Submitted', 'OnHold') JOIN order_line l ON l."orderId" = o.id
          WHERE co."companyId" = $1 AND ($2 OR co."placedByMemberId" = $3 OR co."branchId" = $4) AND NOT EXISTS (SELECT 1 FROM company_order_set s WHERE s."orderId" = o.id)
          GROUP BY o.id, co.id HAVING count(*) > 1 ORDER BY co."placedAt" DESC LIMIT 1`,
        [scope.companyId, scope.permissions.has('see-whole-company'), scope.memberId, scope.branchId],
    );
    if (order === undefined) return;
    const { lineId, ...known } = order;
    const asked = await app.get(OrderChangeService).ask(ctx, scope, {
        ...known, kind: 'change', reason: 'طبقهٔ دوم را فصل آینده می‌پوشانیم', lines: [{ lineId, unitQuantity: 0 }], idempotencyKey: 'seed-order-change',
    });
    if (!('orderId' in asked)) throw new Error(`The change was not asked for: ${asked.reason}`);
}

/** Thirteen digits with their check digit, from the firm's own block of numbers. */
const barcodes = `
    INSERT INTO variant_barcode ("productVariantId", gtin)
    SELECT n.id, lpad(n.digits || ((10 - (SELECT sum(substr(n.digits, i, 1)::int * CASE WHEN i % 2 = 0 THEN 3 ELSE 1 END) FROM generate_series(1, 12) i) % 10) % 10)::text, 14, '0')
      FROM (SELECT v.id, '626000' || lpad(v.id::text, 6, '0') AS digits FROM product_variant v WHERE v."deletedAt" IS NULL ORDER BY v.id LIMIT 60) n
    ON CONFLICT DO NOTHING`;
