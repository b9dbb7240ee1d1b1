import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { keptMark, sql } from '../../../kernel/vendure-sql';

export interface OrderToPlan {
    orderId: number;
    orderCode: string;
    companyName: string;
    placedAt: Date;
    wishedDate: string | null;
    lineCount: number;
}

/** Approved orders without a plan, of these account managers' customers or with null of all: the planner's work of today, the one wished for first at the top. */
export async function ordersToPlan(
    connection: TransactionalConnection,
    ctx: RequestContext,
    page: { skip: number; take: number; reach: readonly number[] | null },
): Promise<{ items: OrderToPlan[]; totalItems: number }> {
    const from = `FROM "order" o
        JOIN company_order co ON co."orderId" = o.id
        JOIN company c ON c.id = co."companyId"
        WHERE o.state = 'Approved' AND NOT co."awaitsGoods" AND ($1::int[] IS NULL OR c."managerAdministratorId" = ANY($1::int[]))
          AND NOT EXISTS (SELECT 1 FROM production_work_order w WHERE w."orderId" = o.id AND w.state <> 'cancelled')`;
    const items = await sql<OrderToPlan>(
        connection,
        ctx,
        `SELECT o.id AS "orderId", o.code AS "orderCode", c.name AS "companyName", o."orderPlacedAt" AS "placedAt",
                co."wishedDate"::text AS "wishedDate",
                (SELECT count(*)::int FROM order_line l WHERE l."orderId" = o.id AND l.quantity > 0) AS "lineCount"
         ${from} ORDER BY co."wishedDate" NULLS LAST, o.id LIMIT $2 OFFSET $3`,
        [page.reach, page.take, page.skip],
    );
    const [counted] = await sql<{ total: number }>(connection, ctx, `SELECT count(*)::int AS total ${from}`, [page.reach]);
    return { items, totalItems: counted?.total ?? 0 };
}

export interface OrderHead {
    orderId: number;
    orderCode: string;
    state: string;
    companyId: number;
    companyName: string;
    wishedDate: string | null;
}

/** The order with its row locked until the end of the transaction, so that two planners or operators of it take turns. */
export async function lockOrder(connection: TransactionalConnection, ctx: RequestContext, orderId: number): Promise<OrderHead | null> {
    const [head] = await sql<OrderHead>(
        connection,
        ctx,
        `SELECT o.id AS "orderId", o.code AS "orderCode", o.state, co."companyId", c.name AS "companyName",
                co."wishedDate"::text AS "wishedDate"
         FROM "order" o
         JOIN company_order co ON co."orderId" = o.id
         JOIN company c ON c.id = co."companyId"
         WHERE o.id = $1 FOR UPDATE OF o`,
        [orderId],
    );
    return head ?? null;
}

/**
 * Holds the work order until the end of the transaction: by its order's row, as all that happens to one order does, or by its own when it is for the shelf.
 */
export async function lockWork(connection: TransactionalConnection, ctx: RequestContext, { workOrderId, orderId }: { workOrderId: number; orderId: number | null }): Promise<void> {
    if (orderId !== null) await lockOrder(connection, ctx, orderId);
    else await sql(connection, ctx, `${keptMark} SELECT id FROM production_work_order WHERE id = $1 FOR UPDATE`, [workOrderId]);
}

export interface LineToPlan {
    /** Of work for the shelf, any number below 0 that no other of the same call has. */
    orderLineId: number;
    variantId: number;
    sku: string;
    productName: string;
    quantity: number;
    categoryIds: number[];
}

export function linesToPlan(
    connection: TransactionalConnection,
    ctx: RequestContext,
    orderId: number,
    language: string,
): Promise<LineToPlan[]> {
    return sql<LineToPlan>(
        connection,
        ctx,
        `SELECT l.id AS "orderLineId", v.id AS "variantId", v.sku, ${productName('v', '$2')} AS "productName", l.quantity,
                ARRAY(SELECT cv."collectionId" FROM collection_product_variants_product_variant cv
                      WHERE cv."productVariantId" = v.id) AS "categoryIds"
         FROM order_line l JOIN product_variant v ON v.id = l."productVariantId"
         WHERE l."orderId" = $1 AND l.quantity > 0
         ORDER BY l.id LIMIT 2000`,
        [orderId, language],
    );
}

/** SQL for what a work order is called: as its order, or by its own number when it is for the shelf. */
export const workCode = `COALESCE(ord.code, 'W-' || w.id)`;

/** SQL for a variant's name in the language of the parameter, else in English, else in any, else its code. */
export function productName(variant: string, language: string): string {
    return `COALESCE((SELECT t.name FROM product_variant_translation t WHERE t."baseId" = ${variant}.id
        ORDER BY t."languageCode" = ${language} DESC, t."languageCode" = 'en' DESC, t.id LIMIT 1), ${variant}.sku)`;
}
