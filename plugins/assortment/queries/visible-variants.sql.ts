import type { RequestContext } from '@vendure/core';

import type { FoundVariants } from '../domain/catalogue-columns';
import type { SqlParams } from './sql-params';

/** What decides which variants a company sees; loaded once per request. */
export interface AssortmentView {
    /** The company that looks, whose own codes find variants. */
    buyerId: number;
    byPrice: boolean;
    byCategory: boolean;
    /** Open categories with all below them. Asked only when `byCategory` is set. */
    collectionIds: readonly number[];
    /** The company's own prices as a relation (variant_id, unit_net). */
    ownPrices: OwnPrices;
    priced: PricedInMemory;
}

export type PricedInMemory = (ctx: RequestContext, withPrices: boolean) => Promise<FoundVariants | null>;

/** `which`: what has a price, without the amount, and perhaps more than once. */
export type OwnPrices = (params: SqlParams, wish?: { variantIds?: readonly number[]; which?: boolean }) => string;

/** What is switched off is little, and has indexes of its own; what is on is nearly everything. */
export const switchedOff = `
            SELECT off.id FROM product_variant off WHERE NOT off.enabled OR off."deletedAt" IS NOT NULL
            UNION ALL
            SELECT off.id FROM product p JOIN product_variant off ON off."productId" = p.id WHERE NOT p.enabled OR p."deletedAt" IS NOT NULL`;

/**
 * The one place that says who sees what: the variants that the company sees, with its price if there is one, as
 * (variant_id, unit_net). List, counts, facets, suggestions, details, comparison, cart and placing all join it.
 * It reads the live tables, so that a grant or a switched-off product is true at once everywhere.
 */
export function visibleVariants(view: AssortmentView, params: SqlParams, variantIds?: readonly number[], which = false): string {
    const own = view.ownPrices(params, { ...(variantIds && { variantIds }), which });
    const open = !view.byCategory ? '' : `AND EXISTS (
            SELECT 1 FROM collection_product_variants_product_variant m
            WHERE m."productVariantId" = v.variant_id AND m."collectionId" = ANY(${params.add(view.collectionIds, 'int[]')}))`;
    const among = view.byPrice || variantIds === undefined ? '' : `WHERE a.id = ANY(${params.add(variantIds, 'int[]')})`;
    const source = view.byPrice ? `(${own}) v` : `(SELECT a.id AS variant_id, own.unit_net FROM product_variant a LEFT JOIN (${own}) own ON own.variant_id = a.id ${among}) v`;
    return `
        SELECT v.variant_id, v.unit_net
        FROM ${source}
        WHERE v.variant_id NOT IN (
${switchedOff}) ${open}`;
}

/**
 * Which modes hold, and the categories open to the company `$1`: common ones, its own, its group's, and those of its branch `$2` or,
 * when `$3`, of all its branches, with all below them. A guest has the public company's, but for those of its branches.
 */
export const loadAssortment = `
    SELECT s."byPrice", s."byCategory", ARRAY(
        SELECT DISTINCT t.id_descendant FROM collection_closure t
        WHERE t.id_ancestor IN (
            SELECT o."collectionId" FROM common_category o
            UNION
            SELECT g."collectionId" FROM company_category g
            JOIN company asking ON asking.id = $1
            JOIN company c ON c.id = coalesce(asking."offerOfCompanyId", asking.id) AND (g."companyId" = c.id OR g."groupName" = c."groupName")
            UNION
            SELECT g."collectionId" FROM company_category g
            JOIN company_branch b ON b.id = g."branchId" AND b."companyId" = $1 AND ($3::boolean OR b.id = $2::int))
    ) AS "collectionIds"
    FROM assortment_settings s
    WHERE s.id = 1`;
