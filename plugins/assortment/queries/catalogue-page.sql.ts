import type { SearchTerm } from '../domain/search-term';
import type { OtherUnit } from '../domain/unit-factor';
import type { SqlParams } from './sql-params';
import { otherUnitsOf } from './variant-units.sql';
import { type AssortmentView, visibleVariants } from './visible-variants.sql';

export const catalogueSorts = ['RELEVANCE', 'NAME', 'NEWEST', 'PRICE_ASC', 'PRICE_DESC'] as const;
export type CatalogueSort = (typeof catalogueSorts)[number];

export interface CatalogueFilter {
    language: string;
    term: SearchTerm | null;
    categoryId: number | null;
    /** Chosen facet values by facet: any of a facet's values, and all facets. */
    facets: readonly { facetId: number; valueIds: readonly number[] }[];
    /** In minor units of the company's currency. */
    priceFrom: number | null;
    priceTo: number | null;
    sort: CatalogueSort;
    skip: number;
    take: number;
}

export interface CataloguePageRow {
    items: CatalogueRow[];
    totalItems: number;
    categories: { id: number; name: string; count: number }[];
    facets: { id: number; name: string; values: { id: number; name: string; count: number }[] }[];
}

export interface CatalogueRow {
    variantId: number;
    productSlug: string;
    name: string;
    productName: string;
    sku: string;
    categoryName: string | null;
    preview: string | null;
    previewWidth: number;
    previewHeight: number;
    baseUnit: string;
    units: OtherUnit[];
    minQuantity: number;
    increment: number;
    rollWidthCm: number | null;
    madeToOrder: boolean;
    stock: number;
}

const order: Record<CatalogueSort, string> = {
    RELEVANCE: 'f.rank DESC, f."nameKey", f."productVariantId"',
    NAME: 'f."nameKey", f."productVariantId"',
    NEWEST: 'f."introducedAt" DESC, f."productVariantId" DESC',
    PRICE_ASC: 'f.unit_net NULLS LAST, f."nameKey", f."productVariantId"',
    PRICE_DESC: 'f.unit_net DESC NULLS LAST, f."nameKey", f."productVariantId"',
};

/** A name of a translatable row in the language, in English, or in whatever there is. */
export function translated(table: string, id: string, language: string, column = 'name'): string {
    return `(SELECT n."${column}" FROM ${table} n WHERE n."baseId" = ${id}
        ORDER BY n."languageCode" = ${language} DESC, n."languageCode" = 'en' DESC, n.id LIMIT 1)`;
}

/**
 * The visible variants that the term finds, as (columns of the index, unit_net, rank). Words and codes first; only if
 * they find nothing, words of the same sound in another script; only if those do not either, misspelt words.
 */
export function foundVariants(view: AssortmentView, language: string, term: SearchTerm | null, params: SqlParams): string {
    const columns = `i."productVariantId", i."nameKey", i."introducedAt", i."categoryIds", i."facetValueIds", v.unit_net`;
    const source = `catalogue_index i JOIN visible v ON v.variant_id = i."productVariantId" AND i."languageCode" = ${params.add(language, 'text')}`;
    const visible = `visible AS MATERIALIZED (${visibleVariants(view, params)})`;
    if (term === null) {
        return `${visible}, found AS MATERIALIZED (SELECT ${columns}, 0::float8 AS rank FROM ${source})`;
    }
    const words = params.add(term.words, 'tsquery');
    const sounds = params.add(term.sounds, 'tsquery');
    const key = params.add(term.key, 'text');
    const code = term.code === null ? null : params.add(term.code, 'text');
    const codeRank = code === null ? '0' : `CASE WHEN i."skuKey" = ${code} THEN 3 WHEN i."skuKey" LIKE ${code} || '%' THEN 2 ELSE 0 END`;
    const codeMatch = code === null ? '' : `OR i."skuKey" LIKE '%' || ${code} || '%'`;
    return `${visible},
        by_word AS MATERIALIZED (
            SELECT ${columns}, ts_rank(i.document, ${words}) + ${codeRank} AS rank FROM ${source}
            WHERE i.document @@ ${words} ${codeMatch}),
        by_sound AS MATERIALIZED (
            SELECT ${columns}, ts_rank(i.document, ${sounds})::float8 AS rank FROM ${source}
            WHERE NOT EXISTS (SELECT 1 FROM by_word) AND i.document @@ ${sounds}),
        by_likeness AS MATERIALIZED (
            SELECT ${columns}, word_similarity(${key}, i."searchText")::float8 AS rank FROM ${source}
            WHERE NOT EXISTS (SELECT 1 FROM by_word) AND NOT EXISTS (SELECT 1 FROM by_sound)
              AND ${term.key.split(' ').map(word => `${params.add(word, 'text')} <% i."searchText"`).join(' AND ')}),
        found AS (SELECT * FROM by_word UNION ALL SELECT * FROM by_sound UNION ALL SELECT * FROM by_likeness)`;
}

/**
 * One page with its exact count, and the counts of categories and facet values. Category counts disregard the chosen
 * category, and a facet's counts its own choice, so that people see where else they can go.
 */
export function cataloguePage(view: AssortmentView, filter: CatalogueFilter, params: SqlParams): string {
    const found = foundVariants(view, filter.language, filter.term, params);
    const language = params.add(filter.language, 'text');
    const category = params.add(filter.categoryId, 'int');
    const failed = filter.facets.map(({ facetId, valueIds }) => {
        const id = params.add(facetId, 'int');
        return `CASE WHEN f."facetValueIds" && ${params.add(valueIds, 'int[]')} THEN NULL ELSE ${id} END`;
    });
    const from = params.add(filter.priceFrom, 'bigint');
    const to = params.add(filter.priceTo, 'bigint');
    const skip = params.add(filter.skip, 'int');
    const take = params.add(filter.take, 'int');
    return `
        WITH ${found},
        judged AS MATERIALIZED (
            SELECT f.*, (${category} IS NULL OR ${category} = ANY(f."categoryIds")) AS in_category,
                   array_remove(ARRAY[${failed.join(', ')}]::int[], NULL) AS failed
            FROM found f
            WHERE (${from} IS NULL OR f.unit_net >= ${from}) AND (${to} IS NULL OR f.unit_net <= ${to})
        ),
        matched AS (SELECT * FROM judged f WHERE f.in_category AND f.failed = '{}'),
        page AS (
            SELECT f."productVariantId" AS id, row_number() OVER (ORDER BY ${order[filter.sort]}) AS place
            FROM matched f ORDER BY place OFFSET ${skip} LIMIT ${take}
        ),
        item AS (
            SELECT page.place, i."productVariantId" AS "variantId", i.slug AS "productSlug", i.name, i."productName", i.sku, i."categoryName",
                   i.preview, i."previewWidth", i."previewHeight",
                   coalesce(s."baseUnit", 'piece') AS "baseUnit", coalesce(s."minQuantity", 1) AS "minQuantity",
                   coalesce(s."increment", 1) AS "increment", s."rollWidthCm", ${otherUnitsOf('page.id')} AS units,
                   coalesce(s."madeToOrder", false) AS "madeToOrder",
                   ${stockOf('page.id')} AS stock
            FROM page
            JOIN catalogue_index i ON i."productVariantId" = page.id AND i."languageCode" = ${language}
            LEFT JOIN variant_sales s ON s."productVariantId" = page.id
        ),
        category AS (
            SELECT c.id, ${translated('collection_translation', 'c.id', language)} AS name, c.position, n.count
            FROM (SELECT unnest(f."categoryIds") AS id, count(*)::int AS count FROM judged f WHERE f.failed = '{}' GROUP BY 1) n
            JOIN collection c ON c.id = n.id AND NOT c."isPrivate" AND NOT c."isRoot"
        ),
        facet_choice AS (
            SELECT w.id, w."facetId", count(*)::int AS count
            FROM judged f, unnest(f."facetValueIds") u(id) JOIN facet_value w ON w.id = u.id
            WHERE f.in_category AND f.failed <@ ARRAY[w."facetId"]
            GROUP BY w.id, w."facetId"
        ),
        facet_group AS (
            SELECT t.id, t.code, ${translated('facet_translation', 't.id', language)} AS name,
                   json_agg(json_build_object('id', o.id, 'name', ${translated('facet_value_translation', 'o.id', language)}, 'count', o.count)
                            ORDER BY o.count DESC, o.id) AS "values"
            FROM facet_choice o JOIN facet t ON t.id = o."facetId" AND NOT t."isPrivate" AND t.code <> 'category'
            GROUP BY t.id, t.code
        )
        SELECT (SELECT count(*)::int FROM matched) AS "totalItems",
               coalesce((SELECT json_agg(item ORDER BY item.place) FROM item), '[]') AS items,
               coalesce((SELECT json_agg(json_build_object('id', c.id, 'name', c.name, 'count', c.count) ORDER BY c.position, c.id)
                         FROM category c), '[]') AS categories,
               coalesce((SELECT json_agg(json_build_object('id', g.id, 'name', g.name, 'values', g."values") ORDER BY g.id)
                         FROM facet_group g), '[]') AS facets`;
}

/** What may still be promised from stock. */
export function stockOf(variantId: string): string {
    return `coalesce((SELECT sum(l."stockOnHand" - l."stockAllocated") FROM stock_level l WHERE l."productVariantId" = ${variantId}), 0)::int`;
}

/** Names of visible products that the term finds, the best first. */
export function suggestedNames(view: AssortmentView, language: string, term: SearchTerm, take: number, params: SqlParams): string {
    const found = foundVariants(view, language, term, params);
    const code = params.add(language, 'text');
    return `
        WITH ${found}
        SELECT i."productName" AS name, max(f.rank) AS rank
        FROM found f
        JOIN catalogue_index i ON i."productVariantId" = f."productVariantId" AND i."languageCode" = ${code}
        GROUP BY i."productName"
        ORDER BY rank DESC, i."productName"
        LIMIT ${params.add(take, 'int')}`;
}
