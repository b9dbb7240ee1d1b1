import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import type { OrderedLine } from '../domain/shipped-quantities';

export interface OrderToShip {
    orderId: number;
    orderCode: string;
    state: string;
    companyId: number;
    companyName: string;
    branchId: number | null;
    /** Its goods were sold before they were there, and have not come. */
    awaitsGoods: boolean;
    /** The branch's address in one line; empty when it has none. */
    destination: string;
}

const orderColumns = `o.id AS "orderId", o.code AS "orderCode", o.state, co."companyId", c.name AS "companyName", co."branchId", co."awaitsGoods",
    concat_ws(', ', nullif(b.name, ''), nullif(b.city, ''), nullif(b."streetLine", '')) AS destination`;
const orderJoins = `FROM "order" o
    JOIN company_order co ON co."orderId" = o.id
    JOIN company c ON c.id = co."companyId"
    LEFT JOIN company_branch b ON b.id = co."branchId"`;

/** The order, its row locked until the transaction ends: shipments of one order are planned and moved one after another. */
export async function lockOrderToShip(
    connection: TransactionalConnection,
    ctx: RequestContext,
    orderId: number,
): Promise<OrderToShip | null> {
    const text = `SELECT ${orderColumns} ${orderJoins} WHERE o.id = $1 FOR UPDATE OF o`;
    return (await sql<OrderToShip>(connection, ctx, text, [orderId]))[0] ?? null;
}

export interface ShippableLine extends OrderedLine {
    orderId: number;
    productName: string;
    sku: string;
    baseUnit: string;
    /** Grams of one base unit. */
    weightG: number;
}

/** Each line with what other shipments carry of it. Cancelled shipments carry nothing. */
export function shippableLines(
    connection: TransactionalConnection,
    ctx: RequestContext,
    orderIds: readonly number[],
): Promise<ShippableLine[]> {
    return sql<ShippableLine>(
        connection,
        ctx,
        `SELECT l."orderId", l.id AS "orderLineId", l.quantity AS ordered, v.sku,
                COALESCE(vs."baseUnit", 'piece') AS "baseUnit", COALESCE(vs."weightG", 0) AS "weightG",
                COALESCE((SELECT t.name FROM product_variant_translation t WHERE t."baseId" = v.id
                          ORDER BY t."languageCode" = $2 DESC, t."languageCode" = 'en' DESC, t.id LIMIT 1), v.sku) AS "productName",
                COALESCE(taken.planned, 0)::int AS planned, COALESCE(taken.gone, 0)::int AS gone
         FROM order_line l
         JOIN product_variant v ON v.id = l."productVariantId"
         LEFT JOIN variant_sales vs ON vs."productVariantId" = v.id
         LEFT JOIN LATERAL (
             SELECT sum(sl.quantity) AS planned, sum(sl.quantity) FILTER (WHERE s.state IN ('dispatched', 'delivered')) AS gone
             FROM shipment_line sl JOIN shipment s ON s.id = sl."shipmentId"
             WHERE sl."orderLineId" = l.id AND s.state <> 'cancelled'
         ) taken ON true
         WHERE l."orderId" = ANY($1::int[]) AND l.quantity > 0
         ORDER BY l."orderId", l.id LIMIT 20000`,
        [orderIds, ctx.languageCode],
    );
}

/** Orders of which something is still to be planned for transport, the one wished for first at the top. */
export function ordersToShip(
    connection: TransactionalConnection,
    ctx: RequestContext,
    page: { states: readonly string[]; term: string; skip: number; take: number; reach: readonly number[] | null },
): Promise<OrderToShip[]> {
    return sql<OrderToShip>(
        connection,
        ctx,
        `SELECT ${orderColumns} ${orderJoins}
         WHERE o.state = ANY($1::text[]) AND NOT co."awaitsGoods" AND (o.code ILIKE $2 OR c.name ILIKE $2)
           AND ($5::int[] IS NULL OR c."managerAdministratorId" = ANY($5::int[]))
           AND EXISTS (
               SELECT 1 FROM order_line l WHERE l."orderId" = o.id AND l.quantity > COALESCE((
                   SELECT sum(sl.quantity) FROM shipment_line sl JOIN shipment s ON s.id = sl."shipmentId"
                   WHERE sl."orderLineId" = l.id AND s.state <> 'cancelled'), 0))
         ORDER BY o.state = 'ReadyToShip' DESC, co."wishedDate" NULLS LAST, o.id LIMIT $3 OFFSET $4`,
        [page.states, `%${page.term.replace(/[\\%_]/g, '\\$&')}%`, page.take, page.skip, page.reach],
    );
}

export interface CarriedLine {
    shipmentId: number;
    orderLineId: number;
    productName: string;
    sku: string;
    baseUnit: string;
    quantity: number;
}

export function carriedLines(
    connection: TransactionalConnection,
    ctx: RequestContext,
    shipmentIds: readonly number[],
): Promise<CarriedLine[]> {
    return sql<CarriedLine>(
        connection,
        ctx,
        `SELECT sl."shipmentId", sl."orderLineId", sl.quantity, v.sku, COALESCE(vs."baseUnit", 'piece') AS "baseUnit",
                COALESCE((SELECT t.name FROM product_variant_translation t WHERE t."baseId" = v.id
                          ORDER BY t."languageCode" = $2 DESC, t."languageCode" = 'en' DESC, t.id LIMIT 1), v.sku) AS "productName"
         FROM shipment_line sl
         JOIN order_line l ON l.id = sl."orderLineId"
         JOIN product_variant v ON v.id = l."productVariantId"
         LEFT JOIN variant_sales vs ON vs."productVariantId" = v.id
         WHERE sl."shipmentId" = ANY($1::int[]) ORDER BY sl."shipmentId", sl.id LIMIT 20000`,
        [shipmentIds, ctx.languageCode],
    );
}
