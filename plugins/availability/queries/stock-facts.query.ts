import type { EntityManager } from 'typeorm';

import { keptMark } from '../../../kernel/vendure-sql';
import { firmDay } from '../../organizations';
import type { StockFacts } from '../domain/availability';
import type { Showing } from '../domain/stock-level';
import { preSaleIsOpen } from './pre-sale.query';

/** Whether a warehouse's figures count: the firm's own always, a supplier's until they are too old. `w` may be null. */
const isFresh = `(w."countedAt" IS NULL OR w."countedAt" > now() - make_interval(hours => t."staleAfterHours"))`;

export interface StockPage {
    facts: Map<number, StockFacts>;
    showing: Showing;
}

/** How each variant is kept and sold, what lies where, and what is on its way from yesterday on: one statement for a page. */
export async function stockFacts(manager: EntityManager, variantIds: readonly number[]): Promise<StockPage> {
    const rows = await manager.query<Array<StockFacts & { showAs: Showing['as']; bands: number[] }>>(
        `${keptMark} SELECT v.id AS "variantId", t."showAs", t.bands, COALESCE(s."madeToOrder", false) AS "madeToOrder",
                (v."trackInventory" = 'TRUE' OR (v."trackInventory" = 'INHERIT' AND g."trackInventory")) AS "isTracked",
                COALESCE(a.policy, t.policy) AS policy,
                CASE WHEN v."useGlobalOutOfStockThreshold" THEN g."outOfStockThreshold" ELSE v."outOfStockThreshold" END AS threshold,
                json_build_object('minDays', COALESCE(a."leadMinDays", t."leadMinDays"), 'maxDays', COALESCE(a."leadMaxDays", t."leadMaxDays")) AS lead,
                COALESCE((SELECT json_agg(json_build_object(
                        'variantId', l."productVariantId", 'locationId', l."stockLocationId", 'available', l."stockOnHand" - l."stockAllocated",
                        'isExternal', COALESCE(w.kind = 'external', false),
                        'lead', CASE WHEN w.kind = 'external' THEN json_build_object('minDays', w."leadMinDays", 'maxDays', w."leadMaxDays") END)
                        ORDER BY COALESCE(w.kind = 'external', false), l."stockLocationId")
                    FROM stock_level l LEFT JOIN warehouse w ON w."stockLocationId" = l."stockLocationId"
                    WHERE l."productVariantId" = v.id AND ${isFresh}), '[]') AS places,
                COALESCE((SELECT json_agg(json_build_object('day', e.day::text, 'quantity', e.quantity) ORDER BY e.day, e.id)
                    FROM expected_delivery e WHERE e."productVariantId" = v.id AND e.day >= current_date - 1), '[]') AS arrivals,
                (SELECT json_build_object('quantity', p.quantity, 'sold', p.sold, 'isOpen', ${preSaleIsOpen},
                        'day', CASE WHEN p.day >= ${firmDay} THEN p.day::text END)
                    FROM pre_sale p WHERE p."productVariantId" = v.id AND p."endedAt" IS NULL) AS "preSale"
           FROM product_variant v CROSS JOIN global_settings g CROSS JOIN availability_settings t
           LEFT JOIN variant_sales s ON s."productVariantId" = v.id
           LEFT JOIN variant_availability a ON a."productVariantId" = v.id
          WHERE v.id = ANY($1)`,
        [variantIds],
    );
    const [first] = rows;
    return {
        // What is sold before it is there comes to the shelf, however it is kept otherwise.
        facts: new Map(rows.map(row => [row.variantId, row.preSale === null ? row : { ...row, madeToOrder: false, isTracked: true }])),
        showing: { as: first?.showAs ?? 'yes-no', bands: first?.bands ?? [] },
    };
}

export interface LockedPlace {
    variantId: number;
    locationId: number;
    available: number;
}

/**
 * Locks the variants' stock rows, always in the order of variant and location, so that two orders never wait in a circle.
 * Gives those whose figures count, the local ones first.
 */
export async function lockStock(manager: EntityManager, variantIds: readonly number[]): Promise<LockedPlace[]> {
    const rows = await manager.query<Array<LockedPlace & { isExternal: boolean; isFresh: boolean }>>(
        `${keptMark} SELECT l."productVariantId" AS "variantId", l."stockLocationId" AS "locationId", l."stockOnHand" - l."stockAllocated" AS available,
                COALESCE(w.kind = 'external', false) AS "isExternal", ${isFresh} AS "isFresh"
           FROM stock_level l CROSS JOIN availability_settings t LEFT JOIN warehouse w ON w."stockLocationId" = l."stockLocationId"
          WHERE l."productVariantId" = ANY($1)
          ORDER BY l."productVariantId", l."stockLocationId" FOR UPDATE OF l`,
        [variantIds],
    );
    return rows
        .filter(row => row.isFresh)
        .sort((a, b) => a.variantId - b.variantId || Number(a.isExternal) - Number(b.isExternal) || a.locationId - b.locationId)
        .map(({ variantId, locationId, available }) => ({ variantId, locationId, available }));
}

/** What may be owed is owed by a local warehouse: variants that have none yet get an empty place in the first one. */
export async function ensureLocalPlaces(manager: EntityManager, variantIds: readonly number[]): Promise<void> {
    if (variantIds.length === 0) return;
    await manager.query(
        `${keptMark} INSERT INTO stock_level ("productVariantId", "stockLocationId", "stockOnHand", "stockAllocated")
         SELECT v.id, (SELECT min(o.id) FROM stock_location o LEFT JOIN warehouse w ON w."stockLocationId" = o.id WHERE w.kind IS DISTINCT FROM 'external'), 0, 0
           FROM unnest($1::int[]) AS v(id)
          WHERE NOT EXISTS (SELECT 1 FROM stock_level l LEFT JOIN warehouse w ON w."stockLocationId" = l."stockLocationId"
                             WHERE l."productVariantId" = v.id AND w.kind IS DISTINCT FROM 'external')
          ORDER BY v.id ON CONFLICT DO NOTHING`,
        [variantIds],
    );
}
