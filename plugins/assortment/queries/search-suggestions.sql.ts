import { translated } from './catalogue-page.sql';
import type { SqlParams } from './sql-params';

export interface SuggestionsRow {
    step: number | null;
    products: { name: string; slug: string; categoryName: string | null; preview: string | null; previewWidth: number; previewHeight: number }[];
    /** The fullest first. */
    categories: { id: number; name: string }[];
    /** Names of facet values of what was found, the most frequent first. */
    values: string[];
}

/** So many of what fits best speak for all: a letter or two find half the catalogue. */
const mostLookedAt = 500;
const mostCategories = 20;
const mostValues = 40;

/** Products, categories and facet values of what was found: the relation `found`. */
export function searchSuggestions(found: string, language: string, products: number, params: SqlParams): string {
    const code = params.add(language, 'text');
    const json = (rows: string, order: string) => `coalesce((SELECT json_agg(r ORDER BY ${order}) FROM (${rows}) r), '[]')`;
    return `
        WITH ${found},
        best AS MATERIALIZED (
            SELECT f.rank, i."productId", i."productName", i.slug, i."categoryName", i.preview, i."previewWidth", i."previewHeight", i."categoryIds", i."facetValueIds"
            FROM (SELECT * FROM found ORDER BY rank DESC, "productVariantId" LIMIT ${mostLookedAt}) f
            JOIN catalogue_index i ON i."productVariantId" = f."productVariantId" AND i."languageCode" = ${code}
        ),
        product AS (
            SELECT f."productName" AS name, f.slug, min(f."categoryName") AS "categoryName", min(f.preview) AS preview, max(f."previewWidth") AS "previewWidth",
                   max(f."previewHeight") AS "previewHeight", max(f.rank) AS rank
            FROM best f GROUP BY f."productId", f."productName", f.slug ORDER BY rank DESC, name LIMIT ${params.add(products, 'int')}
        ),
        category AS (
            SELECT c.id, ${translated('collection_translation', 'c.id', code)} AS name, n.count
            FROM (SELECT unnest(f."categoryIds") AS id, count(*) AS count FROM best f GROUP BY 1) n
            JOIN collection c ON c.id = n.id AND NOT c."isPrivate" AND NOT c."isRoot" ORDER BY n.count DESC, c.id LIMIT ${mostCategories}
        ),
        value AS (
            SELECT w.id, ${translated('facet_value_translation', 'w.id', code)} AS name, n.count
            FROM (SELECT unnest(f."facetValueIds") AS id, count(*) AS count FROM best f GROUP BY 1) n
            JOIN facet_value w ON w.id = n.id JOIN facet t ON t.id = w."facetId" AND NOT t."isPrivate" AND t.code <> 'category'
            ORDER BY n.count DESC, w.id LIMIT ${mostValues}
        )
        SELECT (SELECT f.step FROM found f LIMIT 1) AS step,
               ${json('SELECT * FROM product', 'r.rank DESC, r.name')} AS products,
               ${json('SELECT * FROM category', 'r.count DESC, r.id')} AS categories,
               coalesce((SELECT json_agg(r.name ORDER BY r.count DESC, r.id) FROM value r), '[]') AS values`;
}
