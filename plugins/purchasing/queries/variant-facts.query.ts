import type { EntityManager } from 'typeorm';

import { keptMark } from '../../../kernel/vendure-sql';
import type { OtherUnit } from '../../assortment';
import { orderable, stockFacts } from '../../availability';
import type { CartVariant } from '../domain/cart-lines';

/** How each variant is sold and what can be sold of it now. */
export async function variantFacts(manager: EntityManager, variantIds: readonly number[]): Promise<Map<number, CartVariant>> {
    const rows = await manager.query<
        Array<Omit<CartVariant, 'units' | 'available' | 'tellsStock' | 'isPreSale'> & { units: Record<string, { factor: number; perUnits: number }> | null }>
    >(
        `${keptMark} SELECT v.id AS "variantId", COALESCE(s."baseUnit", 'piece') AS "baseUnit", COALESCE(s."minQuantity", 1) AS "minQuantity",
                COALESCE(s.increment, 1) AS increment,
                (SELECT json_object_agg(u.code, json_build_object('factor', u.factor, 'perUnits', u."perUnits")) FROM variant_unit u WHERE u."productVariantId" = v.id) AS units
           FROM product_variant v LEFT JOIN variant_sales s ON s."productVariantId" = v.id
          WHERE v.id = ANY($1)`,
        [variantIds],
    );
    const { facts: stock, showing } = await stockFacts(manager, variantIds);
    return new Map(
        rows.map(({ units, ...facts }) => {
            const kept = stock.get(facts.variantId);
            return [
                facts.variantId,
                {
                    ...facts, units: new Map(Object.entries(units ?? {})), available: kept ? orderable(kept) : 0, tellsStock: showing.as === 'exact',
                    isPreSale: kept?.preSale != null,
                },
            ];
        }),
    );
}

/** The units besides the base unit in which each variant may be ordered, smaller ones first. */
export async function otherUnits(manager: EntityManager, variantIds: readonly number[]): Promise<Map<number, OtherUnit[]>> {
    const rows = await manager.query<Array<{ variantId: number; units: OtherUnit[] }>>(
        `${keptMark} SELECT u."productVariantId" AS "variantId",
                json_agg(json_build_object('code', u.code, 'factor', u.factor, 'perUnits', u."perUnits")
                         ORDER BY u.factor::numeric / u."perUnits", u.code) AS units
           FROM variant_unit u WHERE u."productVariantId" = ANY($1) GROUP BY 1`,
        [variantIds],
    );
    return new Map(rows.map(({ variantId, units }) => [variantId, units]));
}
