/** The bulk statements of `npm run seed` that make its goods, in tables of Vendure's core, and how they are sold here. */
import { largeWords, wordCounts } from './large-words';

/** What a statement may be given, by name. */
export interface LargeValues {
    variants: number;
    companies: number;
    lists: number;
    listPrices: number;
    contractPrices: number;
    passwordHash: string;
    words: string;
}

export interface BulkStep {
    label: string;
    statements: { text: string; params: readonly (keyof LargeValues)[] }[];
}

export const step = (label: string, ...statements: BulkStep['statements']): BulkStep => ({ label, statements });
export const on = (params: BulkStep['statements'][number]['params'], text: string) => ({ params, text });

export const variantsPerProduct = 10;
export const wordsAsJson = JSON.stringify(largeWords);

/** The goods by their numbers. Temporary tables: a join with them is planned well although the tables behind them are new. */
const products = 'large_product p';
export const variants = 'large_variant v';
export const numbered = (table: string, select: string): BulkStep['statements'] => [
    on([], `CREATE TEMP TABLE ${table} AS ${select}`), on([], `CREATE INDEX ON ${table} (n)`), on([], `ANALYZE ${table}`),
];

const channel = '(SELECT min(id) FROM channel)';
const { kind, material, series, colour, size } = wordCounts;
/** Which words the product p, and the variant v of it, are named with. */
const pick = {
    kind: `p.n % ${kind}`,
    material: `p.n / ${kind} % ${material}`,
    series: `p.n / ${kind * material} % ${series}`,
    colour: `(v.n + v.n / ${variantsPerProduct} * 7) % ${colour}`,
    size: `v.n % ${size}`,
};
const word = (sort: string, n: string) => `large_word ${sort}_word ON ${sort}_word.sort = '${sort}' AND ${sort}_word.n = ${n}`;
const inLanguage = (sort: string, n: string) => `JOIN ${word(sort, n)} AND ${sort}_word.language = n.code`;
const languages = `(VALUES ('en'), ('fa'), ('pl'), ('ru')) AS n(code)`;

/** The facets, their values, and the categories that a value of the facet `category` fills, where they are not there yet. */
const wordSteps: BulkStep[] = [
    step(
        'Words',
        on([], 'CREATE TEMP TABLE large_word (sort text, n int, code text, parent int, language text, text text)'),
        on(['words'], `INSERT INTO large_word SELECT w.* FROM json_to_recordset($1::text::json) AS w(sort text, n int, code text, parent int, language text, text text)`),
        on([], 'CREATE INDEX ON large_word (sort, n)'),
        on([], 'ANALYZE large_word'),
        on([], `INSERT INTO facet (code, "isPrivate") SELECT w.code, false FROM large_word w
            WHERE w.sort = 'facet' AND w.language = 'en' AND NOT EXISTS (SELECT 1 FROM facet f WHERE f.code = w.code) ORDER BY w.n`),
        on([], `INSERT INTO facet_channels_channel ("facetId", "channelId") SELECT f.id, ${channel} FROM facet f ON CONFLICT DO NOTHING`),
        on([], `INSERT INTO facet_translation ("languageCode", name, "baseId") SELECT w.language, w.text, f.id FROM large_word w JOIN facet f ON f.code = w.code
            WHERE w.sort = 'facet' AND NOT EXISTS (SELECT 1 FROM facet_translation t WHERE t."baseId" = f.id AND t."languageCode" = w.language)`),
        on([], `INSERT INTO facet_value (code, "facetId")
            SELECT w.code, f.id FROM large_word w JOIN facet f ON f.code = CASE w.sort WHEN 'kind' THEN 'category' ELSE w.sort END
            WHERE w.sort IN ('kind', 'material', 'colour', 'size') AND w.language = 'en'
              AND NOT EXISTS (SELECT 1 FROM facet_value v WHERE v."facetId" = f.id AND v.code = w.code) ORDER BY w.sort, w.n`),
        on([], `INSERT INTO facet_value_channels_channel ("facetValueId", "channelId") SELECT v.id, ${channel} FROM facet_value v ON CONFLICT DO NOTHING`),
        on([], `CREATE TEMP TABLE large_value AS SELECT DISTINCT w.sort, w.n, w.code, v.id FROM large_word w
            JOIN facet f ON f.code = CASE w.sort WHEN 'kind' THEN 'category' ELSE w.sort END JOIN facet_value v ON v."facetId" = f.id AND v.code = w.code`),
        on([], `INSERT INTO facet_value_translation ("languageCode", name, "baseId") SELECT w.language, w.text, v.id
            FROM large_word w JOIN large_value v ON v.sort = w.sort AND v.n = w.n
            WHERE NOT EXISTS (SELECT 1 FROM facet_value_translation t WHERE t."baseId" = v.id AND t."languageCode" = w.language)`),
    ),
    step(
        'Categories',
        on([], `CREATE TEMP TABLE large_category AS
            SELECT w.sort, w.n, w.code, w.parent, nextval(pg_get_serial_sequence('collection', 'id'))::int AS id
            FROM large_word w WHERE w.sort IN ('group', 'kind') AND w.language = 'en'`),
        on([], `CREATE TEMP TABLE large_root AS SELECT coalesce((SELECT id FROM collection WHERE "isRoot" ORDER BY id LIMIT 1), nextval(pg_get_serial_sequence('collection', 'id'))::int) AS id`),
        on([], `WITH made AS (INSERT INTO collection (id, "isRoot", position, filters) SELECT id, true, 0, '[]' FROM large_root ON CONFLICT DO NOTHING RETURNING id),
            named AS (INSERT INTO collection_translation ("baseId", "languageCode", name, slug, description)
                SELECT id, 'en', '__root_collection__', '__root_collection__', 'The root of the Collection tree.' FROM made)
            INSERT INTO collection_closure (id_ancestor, id_descendant) SELECT id, id FROM made`),
        on([], `INSERT INTO collection (id, "parentId", position, "isPrivate", "inheritFilters", filters)
            SELECT c.id, coalesce(g.id, (SELECT id FROM large_root)), c.n + 1, false, c.sort = 'group', CASE c.sort WHEN 'group' THEN '[]' ELSE json_build_array(json_build_object(
                'code', 'facet-value-filter', 'args', json_build_array(json_build_object('name', 'facetValueIds', 'value', '["' || v.id || '"]'),
                json_build_object('name', 'containsAny', 'value', 'false'), json_build_object('name', 'combineWithAnd', 'value', 'true'))))::text END
            FROM large_category c LEFT JOIN large_category g ON g.sort = 'group' AND g.n = c.parent LEFT JOIN large_value v ON v.sort = 'kind' AND c.sort = 'kind' AND v.n = c.n
            ORDER BY c.sort, c.n`),
        on([], `INSERT INTO collection_closure (id_ancestor, id_descendant)
            SELECT id, id FROM large_category UNION ALL SELECT r.id, c.id FROM large_category c, large_root r
            UNION ALL SELECT g.id, c.id FROM large_category c JOIN large_category g ON g.sort = 'group' AND g.n = c.parent`),
        on([], `INSERT INTO collection_channels_channel ("collectionId", "channelId")
            SELECT id, ${channel} FROM large_category UNION SELECT id, ${channel} FROM large_root ON CONFLICT DO NOTHING`),
        on([], `INSERT INTO collection_translation ("languageCode", name, slug, description, "baseId")
            SELECT w.language, w.text, 'large-' || c.code, '', c.id FROM large_category c JOIN large_word w ON w.sort = c.sort AND w.n = c.n`),
    ),
];

const productSteps: BulkStep[] = [
    step(
        'Products',
        on(['variants'], `
            WITH made AS (INSERT INTO product (enabled) SELECT true FROM generate_series(1, ceil($1::int / ${variantsPerProduct}.0)::int) RETURNING id),
            numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM made),
            channel AS (INSERT INTO product_channels_channel ("productId", "channelId") SELECT id, ${channel} FROM numbered)
            INSERT INTO product_translation ("languageCode", name, slug, description, "baseId")
            SELECT n.code, CASE n.code WHEN 'en' THEN initcap(material_word.text) || ' ' || kind_word.text ELSE kind_word.text || ' ' || material_word.text END
                   || ' ' || series_word.text || ' ' || CASE n.code WHEN 'fa' THEN translate(model, '0123456789', '۰۱۲۳۴۵۶۷۸۹') ELSE model END, 'large-' || p.n, '', p.id
            FROM (SELECT id, n, (100 + n * 7 % 900)::text AS model FROM numbered) p CROSS JOIN ${languages}
            ${inLanguage('kind', pick.kind)} ${inLanguage('material', pick.material)} ${inLanguage('series', pick.series)}`),
        ...numbered('large_product', `SELECT t."baseId" AS id, substr(t.slug, 7)::int AS n FROM product_translation t WHERE t."languageCode" = 'en' AND t.slug ~ '^large-[0-9]+$'`),
        on([], 'ANALYZE product_translation'),
        on([], `INSERT INTO product_facet_values_facet_value ("productId", "facetValueId")
            SELECT p.id, v.id FROM ${products} JOIN large_value v ON (v.sort = 'kind' AND v.n = ${pick.kind}) OR (v.sort = 'material' AND v.n = ${pick.material})`),
    ),
    step(
        'Variants',
        on(['variants'], `
            INSERT INTO product_variant (enabled, sku, "productId", "taxCategoryId", "trackInventory")
            SELECT true, 'L' || lpad(g.n::text, 7, '0'), p.id, (SELECT min(id) FROM tax_category), 'TRUE'
            FROM generate_series(1, $1::int) AS g(n) JOIN ${products} ON p.n = (g.n - 1) / ${variantsPerProduct} + 1`),
        ...numbered('large_variant', `SELECT v.id, v."productId", v."taxCategoryId", substr(v.sku, 2)::int AS n FROM product_variant v WHERE v.sku ~ '^L[0-9]{7}$'`),
        on([], `INSERT INTO product_variant_channels_channel ("productVariantId", "channelId") SELECT v.id, ${channel} FROM ${variants}`),
        on([], `INSERT INTO product_variant_translation ("languageCode", name, "baseId")
            SELECT n.code, t.name || ', ' || colour_word.text || ', ' || size_word.text, v.id
            FROM ${variants} CROSS JOIN ${languages} JOIN product_translation t ON t."baseId" = v."productId" AND t."languageCode" = n.code
            ${inLanguage('colour', pick.colour)} ${inLanguage('size', pick.size)}`),
        on([], `INSERT INTO product_variant_facet_values_facet_value ("productVariantId", "facetValueId")
            SELECT v.id, x.id FROM ${variants} JOIN large_value x ON (x.sort = 'colour' AND x.n = ${pick.colour}) OR (x.sort = 'size' AND x.n = ${pick.size})`),
        on([], `INSERT INTO collection_product_variants_product_variant ("collectionId", "productVariantId")
            SELECT c.id, v.id FROM ${variants} JOIN ${products} ON p.id = v."productId" JOIN large_category c ON c.sort = 'kind' AND c.n = ${pick.kind}`),
        on([], `INSERT INTO stock_level ("productVariantId", "stockLocationId", "stockOnHand", "stockAllocated")
            SELECT v.id, (SELECT min(id) FROM stock_location), v.n * 37 % 900, 0 FROM ${variants}`),
        // Core's own price, which nobody pays: each customer has a list or a contract.
        on([], `INSERT INTO product_variant_price ("currencyCode", "channelId", price, "variantId")
            SELECT (SELECT "defaultCurrencyCode" FROM channel WHERE id = ${channel}), ${channel}, (2000000 + v.n % 4000 * 1000) * 100::bigint, v.id FROM ${variants}`),
    ),
];

/** All that a shop of stock Vendure needs as well. */
export const goodsSteps: readonly BulkStep[] = [...wordSteps, ...productSteps];

export const sellingSteps: readonly BulkStep[] = [
    step(
        'Units',
        on([], `INSERT INTO variant_sales ("productVariantId", "baseUnit", "weightG", "madeToOrder", "minQuantity", increment)
            SELECT v.id, 'm2', 1400 + v.n % 12 * 100, v.n % 3 = 0, 1, 1 FROM ${variants}`),
        on([], `INSERT INTO variant_unit ("productVariantId", code, factor) SELECT v.id, 'roll', 100 FROM ${variants} WHERE v.n % 2 = 0`),
        on([], `INSERT INTO common_category ("collectionId") SELECT c.id FROM large_category c WHERE c.sort = 'group'`),
    ),
];
