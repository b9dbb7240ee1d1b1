import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { keptMark, sql } from '../../../kernel/vendure-sql';
import { replenishmentOf, type ReplenishmentWay, type StockOutlook } from '../domain/replenishment';
import type { PurchaseState } from '../entities/purchase-proposal.entity';
import { productName } from './order-to-plan.query';

export interface ReplenishmentRow extends StockOutlook {
    variantId: number;
    sku: string;
    productName: string;
    way: ReplenishmentWay;
    minimum: number;
    lot: number;
    /** 0: the shelf will hold its minimum. */
    quantity: number;
}

/**
 * The articles with a minimum and what their shelves will hold: local stock, what is promised of it to orders that no work of their own is made for, what
 * is on its way, and open work for the shelf. With ids only these; in one statement whatever their number.
 */
export async function replenishmentRows(
    connection: TransactionalConnection,
    ctx: RequestContext,
    variantIds: readonly number[] | null,
    language: string,
): Promise<ReplenishmentRow[]> {
    const rows = await sql<Omit<ReplenishmentRow, 'quantity'>>(
        connection,
        ctx,
        `${keptMark} WITH rule AS MATERIALIZED (
            SELECT r."variantId", r.way, r.minimum, r.lot FROM production_replenishment_rule r WHERE $1::int[] IS NULL OR r."variantId" = ANY($1::int[])
         ), shelf AS (
            SELECT l."productVariantId" AS id, sum(l."stockOnHand") AS "onHand", sum(l."stockAllocated") AS allocated
            FROM stock_level l LEFT JOIN warehouse h ON h."stockLocationId" = l."stockLocationId"
            WHERE l."productVariantId" IN (SELECT "variantId" FROM rule) AND h.kind IS DISTINCT FROM 'external' GROUP BY 1
         ), own AS (
            SELECT w."variantId" AS id, sum(l.quantity) AS quantity
            FROM (SELECT DISTINCT "variantId", "orderLineId", "orderId" FROM production_work_order
                  WHERE "orderLineId" IS NOT NULL AND state <> 'cancelled' AND "variantId" IN (SELECT "variantId" FROM rule)) w
            JOIN order_line l ON l.id = w."orderLineId"
            JOIN "order" o ON o.id = w."orderId" AND o.state IN ('Approved', 'InProduction', 'ReadyToShip', 'PartiallyShipped')
            GROUP BY 1
         ), coming AS (
            SELECT id, sum(quantity) AS quantity FROM (
                SELECT e."productVariantId" AS id, e.quantity FROM expected_delivery e WHERE e.day >= current_date - 1 AND e."productVariantId" IN (SELECT "variantId" FROM rule)
                UNION ALL
                SELECT p."variantId", p.quantity FROM production_purchase_proposal p WHERE p.state = 'open' AND p."variantId" IN (SELECT "variantId" FROM rule)) c GROUP BY 1
         ), work AS (
            SELECT w."variantId" AS id, sum(w.quantity) AS quantity FROM production_work_order w
            WHERE w."orderId" IS NULL AND w.state IN ('planned', 'released', 'running') AND w."variantId" IN (SELECT "variantId" FROM rule) GROUP BY 1
         )
         SELECT rule.*, v.sku, ${productName('v', '$2')} AS "productName",
                COALESCE(shelf."onHand", 0)::int AS "onHand", GREATEST(COALESCE(shelf.allocated, 0) - COALESCE(own.quantity, 0), 0)::int AS demand,
                COALESCE(coming.quantity, 0)::int AS coming, COALESCE(work.quantity, 0)::int AS "inWork"
         FROM rule
         JOIN product_variant v ON v.id = rule."variantId" AND v."deletedAt" IS NULL
         LEFT JOIN shelf ON shelf.id = v.id LEFT JOIN own ON own.id = v.id LEFT JOIN coming ON coming.id = v.id LEFT JOIN work ON work.id = v.id
         ORDER BY v.sku, v.id LIMIT 5000`,
        [variantIds, language],
    );
    return rows.map(row => ({ ...row, quantity: replenishmentOf(row, row) }));
}

/** Holds the rules of these articles, always in the same order, so that two planners take turns. Gives how each comes to the shelf. */
export async function lockRules(connection: TransactionalConnection, ctx: RequestContext, variantIds: readonly number[]): Promise<void> {
    await sql(
        connection,
        ctx,
        `${keptMark} SELECT id FROM production_replenishment_rule WHERE "variantId" = ANY($1::int[]) ORDER BY id FOR UPDATE`,
        [variantIds],
    );
}

/** What planning asks of a line, for articles that no order asks for; the number below 0 stands for its line. */
export async function shelfLines(connection: TransactionalConnection, ctx: RequestContext, items: readonly { variantId: number; quantity: number }[]) {
    return sql<{ orderLineId: number; variantId: number; sku: string; productName: string; quantity: number; categoryIds: number[] }>(
        connection,
        ctx,
        `SELECT -item.place::int AS "orderLineId", v.id AS "variantId", v.sku, v.sku AS "productName", item.quantity,
                ARRAY(SELECT cv."collectionId" FROM collection_product_variants_product_variant cv WHERE cv."productVariantId" = v.id) AS "categoryIds"
         FROM unnest($1::int[], $2::int[]) WITH ORDINALITY AS item(id, quantity, place)
         JOIN product_variant v ON v.id = item.id
         ORDER BY item.place`,
        [items.map(item => item.variantId), items.map(item => item.quantity)],
    );
}

export interface PurchaseRow {
    id: number;
    createdAt: Date;
    variantId: number;
    sku: string;
    productName: string;
    quantity: number;
    state: PurchaseState;
    expectedOn: string | null;
    reference: string;
}

/** Open ones first, then the latest. */
export async function purchaseRows(
    connection: TransactionalConnection,
    ctx: RequestContext,
    page: { skip: number; take: number },
    language: string,
): Promise<{ items: PurchaseRow[]; totalItems: number }> {
    const items = await sql<PurchaseRow>(
        connection,
        ctx,
        `SELECT p.id, p."createdAt", p."variantId", v.sku, ${productName('v', '$1')} AS "productName", p.quantity, p.state, p."expectedOn"::text AS "expectedOn", p.reference
         FROM production_purchase_proposal p JOIN product_variant v ON v.id = p."variantId"
         ORDER BY p.state <> 'open', p.id DESC LIMIT $2 OFFSET $3`,
        [language, page.take, page.skip],
    );
    const [count] = await sql<{ total: number }>(connection, ctx, 'SELECT count(*)::int AS total FROM production_purchase_proposal', []);
    return { items, totalItems: count?.total ?? 0 };
}
