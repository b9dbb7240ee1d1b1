import type { EntityManager } from 'typeorm';

import type { OtherUnit } from '../../assortment';
import type { CartVariant } from '../domain/cart-lines';

export interface VariantFacts extends CartVariant {
    /** What has to stay on the shelf; negative when more may be sold than there is. Only of what is kept in stock. */
    outOfStockThreshold: number;
}

/** How each variant is sold and what can be sold of it now. */
export async function variantFacts(manager: EntityManager, variantIds: readonly number[]): Promise<Map<number, VariantFacts>> {
    const rows = await manager.query<
        Array<Omit<VariantFacts, 'units'> & { units: Record<string, { factor: number; perUnits: number }> | null; isStocked: boolean; inStock: number }>
    >(
        `SELECT v.id AS "variantId", COALESCE(s."baseUnit", 'piece') AS "baseUnit", COALESCE(s."minQuantity", 1) AS "minQuantity",
                COALESCE(s.increment, 1) AS increment,
                (SELECT json_object_agg(u.code, json_build_object('factor', u.factor, 'perUnits', u."perUnits")) FROM variant_unit u WHERE u."productVariantId" = v.id) AS units,
                NOT COALESCE(s."madeToOrder", false)
                    AND (v."trackInventory" = 'TRUE' OR (v."trackInventory" = 'INHERIT' AND g."trackInventory")) AS "isStocked",
                CASE WHEN v."useGlobalOutOfStockThreshold" THEN g."outOfStockThreshold" ELSE v."outOfStockThreshold" END AS "outOfStockThreshold",
                (SELECT COALESCE(sum(l."stockOnHand" - l."stockAllocated"), 0)::int FROM stock_level l
                  WHERE l."productVariantId" = v.id) AS "inStock"
           FROM product_variant v CROSS JOIN global_settings g LEFT JOIN variant_sales s ON s."productVariantId" = v.id
          WHERE v.id = ANY($1)`,
        [variantIds],
    );
    return new Map(
        rows.map(({ units, isStocked, inStock, ...facts }) => [
            facts.variantId,
            {
                ...facts,
                units: new Map(Object.entries(units ?? {})),
                available: isStocked ? Math.max(0, inStock - facts.outOfStockThreshold) : null,
            },
        ]),
    );
}

/** The units besides the base unit in which each variant may be ordered, smaller ones first. */
export async function otherUnits(manager: EntityManager, variantIds: readonly number[]): Promise<Map<number, OtherUnit[]>> {
    const rows = await manager.query<Array<{ variantId: number; units: OtherUnit[] }>>(
        `SELECT u."productVariantId" AS "variantId",
                json_agg(json_build_object('code', u.code, 'factor', u.factor, 'perUnits', u."perUnits")
                         ORDER BY u.factor::numeric / u."perUnits", u.code) AS units
           FROM variant_unit u WHERE u."productVariantId" = ANY($1) GROUP BY 1`,
        [variantIds],
    );
    return new Map(rows.map(({ variantId, units }) => [variantId, units]));
}
