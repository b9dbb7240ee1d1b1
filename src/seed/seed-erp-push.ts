/** What the demo firm's ERP was told: the orders of the last months with its numbers, and some that wait for a person. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../kernel/vendure-sql';
import type { Progress } from './progress-bar';

const states = "('Approved', 'InProduction', 'ReadyToShip', 'PartiallyShipped', 'Shipped', 'Delivered', 'Completed')";
const told = 400;

export async function seedErpPush(app: INestApplicationContext, ctx: RequestContext, progress: Progress): Promise<void> {
    const connection = app.get(TransactionalConnection);
    const [erp] = await sql<{ id: number }>(connection, ctx, 'SELECT id FROM erp_connection WHERE enabled ORDER BY id LIMIT 1');
    if (erp === undefined) return;
    await sql(connection, ctx, `INSERT INTO erp_push_setting ("connectionId", "pushesOrders", "pushesPayments", "limitMinutes", "limitPolicy", "stockMinutes") VALUES ($1, true, true, 2880, 'hold', 240)`, [erp.id]);
    // Every hundredth was refused; the newest few are the ones that somebody has to look at.
    await sql(
        connection,
        ctx,
        `WITH chosen AS (
            SELECT o.id, o.code, co."placedAt", row_number() OVER (ORDER BY co."placedAt" DESC) AS place
              FROM company_order co JOIN "order" o ON o.id = co."orderId" WHERE co."placedAt" IS NOT NULL AND o.state IN ${states} ORDER BY co."placedAt" DESC LIMIT $2
         )
         INSERT INTO erp_document ("connectionId", noun, key, "orderId", state, number, "erpState", "toldHash", reason, field, "acceptedAt", "createdAt", "updatedAt")
         SELECT $1, 'order', code, id, CASE WHEN place IN (2, 5, 9) THEN 'refused' ELSE 'accepted' END, CASE WHEN place IN (2, 5, 9) THEN NULL ELSE 'SO-1405-' || lpad((1000 + id)::text, 6, '0') END,
                CASE WHEN place IN (2, 5, 9) THEN NULL ELSE 'تأیید شده' END, CASE WHEN place IN (2, 5, 9) THEN NULL ELSE 'demo' END,
                CASE place WHEN 2 THEN 'The ERP''s code of "roll" is not known (units)' WHEN 5 THEN 'مشتری در رهکاران مسدود است' WHEN 9 THEN 'دورهٔ مالی بسته است' END,
                CASE place WHEN 2 THEN 'lines.1.unit' WHEN 5 THEN 'customer' END, CASE WHEN place IN (2, 5, 9) THEN NULL ELSE "placedAt" + interval '90 seconds' END,
                "placedAt" + interval '80 seconds', "placedAt" + interval '90 seconds' FROM chosen`,
        [erp.id, told],
    );
    progress.show('To the ERP', 1, 1);
}
