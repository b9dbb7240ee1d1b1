import type { SqlParams } from './sql-params';

/** What decides which variants a company sees; loaded once per request. */
export interface AssortmentView {
    byPrice: boolean;
    byCategory: boolean;
    /** Open categories with all below them. Asked only when `byCategory` is set. */
    collectionIds: readonly number[];
    /** The company's own prices as a relation (variant_id, unit_net). */
    ownPrices: (params: SqlParams, variantIds?: readonly number[]) => string;
}

/**
 * The one place that says who sees what: the variants that the company sees, with its price if there is one, as
 * (variant_id, unit_net). List, counts, facets, suggestions, details, comparison, cart and placing all join it.
 * It reads the live tables, so that a grant or a switched-off product is true at once everywhere.
 */
export function visibleVariants(view: AssortmentView, params: SqlParams, variantIds?: readonly number[]): string {
    const conditions = ['v.enabled', 'v."deletedAt" IS NULL', 'p.enabled', 'p."deletedAt" IS NULL'];
    if (variantIds !== undefined) {
        conditions.push(`v.id = ANY(${params.add(variantIds, 'int[]')})`);
    }
    if (view.byCategory) {
        conditions.push(`EXISTS (
            SELECT 1 FROM collection_product_variants_product_variant m
            WHERE m."productVariantId" = v.id AND m."collectionId" = ANY(${params.add(view.collectionIds, 'int[]')}))`);
    }
    return `
        SELECT v.id AS variant_id, own.unit_net
        FROM product_variant v
        JOIN product p ON p.id = v."productId"
        ${view.byPrice ? 'JOIN' : 'LEFT JOIN'} (${view.ownPrices(params, variantIds)}) own ON own.variant_id = v.id
        WHERE ${conditions.join(' AND ')}`;
}

/** Which modes hold, and the categories open to a company: common ones, its own and its group's, with all below them. A guest has the public company's. */
export const loadAssortment = `
    SELECT s."byPrice", s."byCategory", ARRAY(
        SELECT DISTINCT t.id_descendant FROM collection_closure t
        WHERE t.id_ancestor IN (
            SELECT o."collectionId" FROM common_category o
            UNION
            SELECT g."collectionId" FROM company_category g
            JOIN company asking ON asking.id = $1
            JOIN company c ON c.id = coalesce(asking."offerOfCompanyId", asking.id) AND (g."companyId" = c.id OR g."groupName" = c."groupName"))
    ) AS "collectionIds"
    FROM assortment_settings s
    WHERE s.id = 1`;
