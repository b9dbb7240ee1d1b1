import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { missingOf, type LineMade } from '../domain/line-shortage';
import { productName } from './order-to-plan.query';

export interface LineOfOrder extends LineMade {
    orderLineId: number;
}

/** The lines of the orders named that are made, each with what came of it: what is done, and what was good of work that was cancelled. */
const lineFacts = (orders: string) => `
    SELECT w."orderId", w."orderLineId", l.quantity AS ordered, l."productVariantId" AS "variantId", max(w."updatedAt") AS since,
           COALESCE(sum(last.good) FILTER (WHERE w.state IN ('done', 'cancelled')), 0)::int AS made,
           bool_or(w.state NOT IN ('done', 'cancelled')) AS "isOpen",
           COALESCE((SELECT sum(d.quantity) FROM production_shortage_decision d
                     WHERE d."orderLineId" = w."orderLineId" AND d.decision = 'write-off'), 0)::int AS "writtenOff"
    FROM production_work_order w
    JOIN order_line l ON l.id = w."orderLineId"
    LEFT JOIN LATERAL (
        SELECT min(o."goodQuantity") AS good FROM production_operation o
        WHERE o."workOrderId" = w.id AND o.sequence = (SELECT max(x.sequence) FROM production_operation x WHERE x."workOrderId" = w.id)) last ON true
    WHERE ${orders}
    GROUP BY w."orderId", w."orderLineId", l.id`;

/** Read it under the order's lock. */
export function linesInProduction(connection: TransactionalConnection, ctx: RequestContext, orderId: number): Promise<LineOfOrder[]> {
    return sql<LineOfOrder>(connection, ctx, `${lineFacts('w."orderId" = $1')} ORDER BY w."orderLineId" LIMIT 2000`, [orderId]);
}

export interface Shortage extends LineMade {
    orderId: number;
    orderCode: string;
    orderLineId: number;
    companyName: string;
    sku: string;
    productName: string;
    missing: number;
    since: Date;
}

/** What waits for a decision, of these account managers' customers or with null of all, the oldest first. */
export async function openShortages(
    connection: TransactionalConnection,
    ctx: RequestContext,
    page: { skip: number; take: number; reach: readonly number[] | null },
    language: string,
): Promise<{ items: Shortage[]; totalItems: number }> {
    const rows = await sql<Omit<Shortage, 'missing'> & { total: number }>(
        connection,
        ctx,
        `SELECT line.*, ord.code AS "orderCode", c.name AS "companyName", v.sku, ${productName('v', '$2')} AS "productName", count(*) OVER ()::int AS total
         FROM (${lineFacts(`w."orderId" IN (SELECT id FROM "order" WHERE state = 'InProduction')`)}) line
         JOIN "order" ord ON ord.id = line."orderId"
         JOIN company_order co ON co."orderId" = ord.id
         JOIN company c ON c.id = co."companyId"
         JOIN product_variant v ON v.id = line."variantId"
         WHERE NOT line."isOpen" AND line.made + line."writtenOff" < line.ordered AND ($1::int[] IS NULL OR c."managerAdministratorId" = ANY($1::int[]))
         ORDER BY line.since, line."orderLineId" LIMIT $3 OFFSET $4`,
        [page.reach, language, page.take, page.skip],
    );
    return { items: rows.map(row => ({ ...row, missing: missingOf(row) })), totalItems: rows[0]?.total ?? 0 };
}
