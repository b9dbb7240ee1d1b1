import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import type { StopGoods } from '../domain/loading-plan';

export interface LoadedShipment extends StopGoods {
    loadId: number | null;
    shipmentId: number;
    /** What it weighed, by its newest ticket. */
    netG: number | null;
}

/** These shipments, or those of these loads in the order of the stops: what they weigh, by plan and by ticket, and how much room they take. */
export function loadGoods(
    connection: TransactionalConnection,
    ctx: RequestContext,
    { loadIds = [], shipmentIds = [] }: { loadIds?: readonly number[]; shipmentIds?: readonly number[] },
): Promise<LoadedShipment[]> {
    return sql<LoadedShipment>(
        connection,
        ctx,
        `SELECT s."loadId", s.id AS "shipmentId", s."plannedWeightG" AS "weightG", size."volumeDm3", ticket."netG"
           FROM shipment s
           LEFT JOIN LATERAL (
               SELECT CASE WHEN bool_and(COALESCE(vd."volumeMm3", 0) > 0) THEN ceil(sum(vd."volumeMm3" * sl.quantity) / 1000000)::int END AS "volumeDm3"
                 FROM shipment_line sl JOIN order_line l ON l.id = sl."orderLineId"
                 LEFT JOIN variant_delivery vd ON vd."productVariantId" = l."productVariantId"
                WHERE sl."shipmentId" = s.id) size ON true
           LEFT JOIN LATERAL (
               SELECT t."netG" FROM weighbridge_ticket t WHERE t."shipmentId" = s.id ORDER BY t.id DESC LIMIT 1) ticket ON true
          WHERE s."loadId" = ANY($1::int[]) OR s.id = ANY($2::int[])
          ORDER BY s."loadId", s.stop, s.id LIMIT 20000`,
        [loadIds, shipmentIds],
    );
}

/** What the truck of a load weighed last with the goods of another of its shipments: for the next one it is the weight before loading. */
export async function lastWeightOfLoad(connection: TransactionalConnection, ctx: RequestContext, loadId: number, exceptShipmentId: number) {
    const [found] = await sql<{ grossG: number; secondWeighedAt: Date; rawFrames: string; loadedG: number }>(
        connection,
        ctx,
        `WITH current AS (
             SELECT DISTINCT ON (t."shipmentId") t."grossG", t."netG", t."secondWeighedAt", t."rawFrames"
               FROM weighbridge_ticket t JOIN shipment s ON s.id = t."shipmentId"
              WHERE s."loadId" = $1 AND s.id <> $2 ORDER BY t."shipmentId", t.id DESC)
         SELECT "grossG", "secondWeighedAt", "rawFrames", (SELECT sum("netG")::int FROM current) AS "loadedG"
           FROM current ORDER BY "grossG" DESC LIMIT 1`,
        [loadId, exceptShipmentId],
    );
    return found ?? null;
}
