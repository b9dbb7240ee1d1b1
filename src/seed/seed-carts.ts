/** Carts that people of one customer fill together, and numbers under the bars of some goods. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../kernel/vendure-sql';
import { CartDeskService, CartService } from '../../plugins/purchasing';
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
    await sql(app.get(TransactionalConnection), ctx, barcodes);
    progress.show('Carts of a customer', 1, 1);
}

/** Thirteen digits with their check digit, from the firm's own block of numbers. */
const barcodes = `
    INSERT INTO variant_barcode ("productVariantId", gtin)
    SELECT n.id, lpad(n.digits || ((10 - (SELECT sum(substr(n.digits, i, 1)::int * CASE WHEN i % 2 = 0 THEN 3 ELSE 1 END) FROM generate_series(1, 12) i) % 10) % 10)::text, 14, '0')
      FROM (SELECT v.id, '626000' || lpad(v.id::text, 6, '0') AS digits FROM product_variant v WHERE v."deletedAt" IS NULL ORDER BY v.id LIMIT 60) n
    ON CONFLICT DO NOTHING`;
