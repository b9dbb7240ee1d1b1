import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';

export interface ComplaintGoods {
    orderLineId: number;
    productVariantId: number;
    sku: string;
    name: string;
    unit: string;
    /** Of the order, or of the shipment that is asked about; in base units. */
    quantity: number;
    /** Of which complaints that were not withdrawn or refused tell already. */
    complained: number;
}

/** The goods of an order, or of one shipment of it, that somebody may complain about. */
export function complaintGoods(connection: TransactionalConnection, ctx: RequestContext, orderId: number, shipmentId: number | null, language: string): Promise<ComplaintGoods[]> {
    return sql<ComplaintGoods>(
        connection,
        ctx,
        `SELECT l.id AS "orderLineId", l."productVariantId", v.sku, COALESCE(vs."baseUnit", 'piece') AS unit, COALESCE(s.quantity, l.quantity) AS quantity,
                COALESCE((SELECT t.name FROM product_variant_translation t WHERE t."baseId" = v.id
                          ORDER BY t."languageCode" = $3 DESC, t."languageCode" = 'en' DESC, t.id LIMIT 1), v.sku) AS name,
                COALESCE((SELECT sum(cl.quantity) FROM complaint_line cl JOIN complaint c ON c.id = cl."complaintId"
                           WHERE cl."orderLineId" = l.id AND c.state NOT IN ('withdrawn', 'refused') AND ($2::int IS NULL OR c."shipmentId" = $2)), 0)::int AS complained
           FROM order_line l JOIN product_variant v ON v.id = l."productVariantId" LEFT JOIN variant_sales vs ON vs."productVariantId" = v.id
           LEFT JOIN shipment_line s ON s."orderLineId" = l.id AND s."shipmentId" = $2
          WHERE l."orderId" = $1 AND l.quantity > 0 AND ($2::int IS NULL OR s.id IS NOT NULL) ORDER BY l.id LIMIT 2000`,
        [orderId, shipmentId, language],
    );
}

export interface ComplaintShipment {
    id: number;
    number: string;
    /** Of the newest ticket. */
    ticketNumber: string | null;
    deliveredAt: Date | null;
}

/** Shipments of an order that have left. */
export function goneShipments(connection: TransactionalConnection, ctx: RequestContext, orderId: number): Promise<ComplaintShipment[]> {
    return sql<ComplaintShipment>(
        connection,
        ctx,
        `SELECT s.id, s.number, s."deliveredAt", (SELECT t.number FROM weighbridge_ticket t WHERE t."shipmentId" = s.id ORDER BY t.id DESC LIMIT 1) AS "ticketNumber"
           FROM shipment s WHERE s."orderId" = $1 AND s."dispatchedAt" IS NOT NULL AND s.state <> 'cancelled' ORDER BY s.id LIMIT 200`,
        [orderId],
    );
}
