/** Statements of the products import. Rows go in as one JSON array, `$1`, so that a file costs a fixed number of them. */

/** What is stored of the variants with the codes `$1`, in the form of `VariantState`. */
export const storedVariants = `
    SELECT v.sku, v.id AS "variantId", v."productId", v."taxCategoryId", coalesce(v."featuredAssetId", p."featuredAssetId") AS "assetId",
           ${texts('product_translation', 'p.id', 'name')} AS "productNames",
           ${texts('product_translation', 'p.id', 'description')} AS descriptions,
           ${texts('product_variant_translation', 'v.id', 'name')} AS names,
           ARRAY(SELECT m."collectionId" FROM collection_product_variants_product_variant m WHERE m."productVariantId" = v.id) AS "categoryIds",
           ARRAY(SELECT j."facetValueId" FROM product_facet_values_facet_value j WHERE j."productId" = p.id
                 UNION SELECT j."facetValueId" FROM product_variant_facet_values_facet_value j WHERE j."productVariantId" = v.id) AS "facetValueIds",
           ARRAY(SELECT j."productOptionId" FROM product_variant_options_product_option j WHERE j."productVariantId" = v.id) AS "optionIds",
           coalesce(s."baseUnit", 'piece') AS "baseUnit", coalesce(s."minQuantity", 1) AS "minQuantity", coalesce(s."increment", 1) AS "increment",
           coalesce(s."weightG", 0) AS "weightG", coalesce(s."madeToOrder", false) AS "madeToOrder",
           coalesce((SELECT json_object_agg(u.code, u.factor) FROM variant_unit u WHERE u."productVariantId" = v.id AND u.code IN ('roll', 'box', 'pallet') AND u."perUnits" = 1), '{}') AS units,
           (SELECT l."stockOnHand" FROM stock_level l WHERE l."productVariantId" = v.id AND l."stockLocationId" = (SELECT min(o.id) FROM stock_location o)) AS stock
    FROM product_variant v
    JOIN product p ON p.id = v."productId"
    LEFT JOIN variant_sales s ON s."productVariantId" = v.id
    WHERE v.sku = ANY($1::text[]) AND v."deletedAt" IS NULL AND p."deletedAt" IS NULL`;

export const productsBySlug = `
    SELECT DISTINCT ON (n.slug) n.slug, n."baseId" AS id FROM product_translation n JOIN product p ON p.id = n."baseId" AND p."deletedAt" IS NULL
    WHERE n.slug = ANY($1::text[]) ORDER BY n.slug, n."baseId"`;

export const assetsByName = `
    SELECT DISTINCT ON (n.name) n.name, n."baseId" AS id FROM asset_translation n WHERE n.name = ANY($1::text[]) ORDER BY n.name, n."baseId" DESC`;

/** `$2` fresh ids of the table `$1`. */
export const freshIds = `SELECT nextval(pg_get_serial_sequence($1, 'id'))::int AS id FROM generate_series(1, $2::int)`;

const rows = (columns: string) => `json_to_recordset($1::json) AS r(${columns})`;
const channel = `(SELECT c.id FROM channel c WHERE c.code = '__default_channel__')`;

function texts(table: string, id: string, column: string): string {
    return `coalesce((SELECT json_object_agg(n."languageCode", n."${column}") FROM ${table} n WHERE n."baseId" = ${id}), '{}')`;
}

/** Texts by language: changed where they are, added where they are not. Languages that the rows leave out stay. */
export function writeTranslations(table: string, columns: readonly string[]): string[] {
    const source = rows(`"baseId" int, "languageCode" text, ${columns.map(name => `"${name}" text`).join(', ')}`);
    const names = columns.map(name => `"${name}"`).join(', ');
    return [
        `UPDATE ${table} t SET ${columns.map(name => `"${name}" = r."${name}"`).join(', ')}, "updatedAt" = now()
         FROM ${source} WHERE t."baseId" = r."baseId" AND t."languageCode" = r."languageCode"
           AND (${columns.map(name => `t."${name}" IS DISTINCT FROM r."${name}"`).join(' OR ')})`,
        `INSERT INTO ${table} ("baseId", "languageCode", ${names})
         SELECT r."baseId", r."languageCode", ${columns.map(name => `r."${name}"`).join(', ')} FROM ${source}
         WHERE NOT EXISTS (SELECT 1 FROM ${table} t WHERE t."baseId" = r."baseId" AND t."languageCode" = r."languageCode")`,
    ];
}

/** Products: new ones are made, known ones get pictures that they lack. */
export const writeProducts = [
    `INSERT INTO product (id, enabled, "featuredAssetId") SELECT r.id, true, r."assetIds"[1] FROM ${rows('id int, "assetIds" int[]')}
     ON CONFLICT (id) DO UPDATE SET "featuredAssetId" = coalesce(product."featuredAssetId", excluded."featuredAssetId"), "updatedAt" = now()`,
    `INSERT INTO product_channels_channel ("productId", "channelId") SELECT r.id, ${channel} FROM ${rows('id int')} ON CONFLICT DO NOTHING`,
    `INSERT INTO product_asset ("productId", "assetId", position)
     SELECT r.id, a.id, a.place FROM ${rows('id int, "assetIds" int[]')}, unnest(r."assetIds") WITH ORDINALITY AS a(id, place)
     WHERE NOT EXISTS (SELECT 1 FROM product_asset x WHERE x."productId" = r.id AND x."assetId" = a.id)`,
    `DELETE FROM product_facet_values_facet_value x USING ${rows('id int, "facetValueIds" int[]')}
     WHERE x."productId" = r.id AND NOT (x."facetValueId" = ANY(r."facetValueIds"))`,
    `INSERT INTO product_facet_values_facet_value ("productId", "facetValueId")
     SELECT r.id, unnest(r."facetValueIds") FROM ${rows('id int, "facetValueIds" int[]')} ON CONFLICT DO NOTHING`,
    `INSERT INTO product_option_groups_product_option_group ("productId", "productOptionGroupId")
     SELECT r.id, unnest(r."groupIds") FROM ${rows('id int, "groupIds" int[]')} ON CONFLICT DO NOTHING`,
];

export const writeVariants = [
    `INSERT INTO product_variant (id, sku, enabled, "productId", "taxCategoryId", "featuredAssetId", "trackInventory")
     SELECT r.id, r.sku, true, r."productId", r."taxCategoryId", r."assetId", 'TRUE'
     FROM ${rows('id int, sku text, "productId" int, "taxCategoryId" int, "assetId" int')}
     ON CONFLICT (id) DO UPDATE SET "taxCategoryId" = excluded."taxCategoryId",
        "featuredAssetId" = coalesce(excluded."featuredAssetId", product_variant."featuredAssetId"), "updatedAt" = now()`,
    `INSERT INTO product_variant_channels_channel ("productVariantId", "channelId") SELECT r.id, ${channel} FROM ${rows('id int')} ON CONFLICT DO NOTHING`,
    `DELETE FROM product_variant_options_product_option x USING ${rows('id int, "optionIds" int[]')}
     WHERE x."productVariantId" = r.id AND NOT (x."productOptionId" = ANY(r."optionIds"))`,
    `INSERT INTO product_variant_options_product_option ("productVariantId", "productOptionId")
     SELECT r.id, unnest(r."optionIds") FROM ${rows('id int, "optionIds" int[]')} ON CONFLICT DO NOTHING`,
    `DELETE FROM product_variant_facet_values_facet_value x USING ${rows('id int, "facetValueIds" int[]')}
     WHERE x."productVariantId" = r.id AND NOT (x."facetValueId" = ANY(r."facetValueIds"))`,
    `INSERT INTO product_variant_facet_values_facet_value ("productVariantId", "facetValueId")
     SELECT r.id, unnest(r."facetValueIds") FROM ${rows('id int, "facetValueIds" int[]')} ON CONFLICT DO NOTHING`,
    // Categories that a category's own facet value fills; those that staff filled otherwise are left alone.
    `DELETE FROM collection_product_variants_product_variant x USING ${rows('id int, "categoryId" int')}
     WHERE x."productVariantId" = r.id AND x."collectionId" <> r."categoryId" AND x."collectionId" IN (
        SELECT n."baseId" FROM collection_translation n JOIN facet_value w ON w.code = n.slug JOIN facet f ON f.id = w."facetId" AND f.code = 'category')`,
    `INSERT INTO collection_product_variants_product_variant ("collectionId", "productVariantId")
     SELECT r."categoryId", r.id FROM ${rows('id int, "categoryId" int')} ON CONFLICT DO NOTHING`,
    `INSERT INTO variant_sales AS s ("productVariantId", "baseUnit", "weightG", "madeToOrder", "minQuantity", "increment")
     SELECT r.id, r."baseUnit", r."weightG", r."madeToOrder", r."minQuantity", r."increment"
     FROM ${rows('id int, "baseUnit" text, "weightG" int, "madeToOrder" boolean, "minQuantity" int, "increment" int')}
     ON CONFLICT ("productVariantId") DO UPDATE SET "baseUnit" = excluded."baseUnit", "weightG" = excluded."weightG",
        "madeToOrder" = excluded."madeToOrder", "minQuantity" = excluded."minQuantity", "increment" = excluded."increment",
        -- Counted in something else, it is no roll any more, and not of its group of units.
        "rollWidthCm" = CASE WHEN excluded."baseUnit" = s."baseUnit" THEN s."rollWidthCm" END,
        "unitGroupId" = CASE WHEN excluded."baseUnit" = s."baseUnit" THEN s."unitGroupId" END, "updatedAt" = now()`,
    `DELETE FROM variant_unit u USING ${rows('id int, units json')} WHERE u."productVariantId" = r.id AND u.code IN ('roll', 'box', 'pallet') AND r.units ->> u.code IS NULL
       AND NOT EXISTS (SELECT 1 FROM variant_sales s WHERE s."productVariantId" = r.id AND s."unitGroupId" IS NOT NULL)`,
    `INSERT INTO variant_unit AS u ("productVariantId", code, factor)
     SELECT r.id, e.key, e.value::int FROM ${rows('id int, units json')}, json_each_text(r.units) e
     WHERE NOT EXISTS (SELECT 1 FROM variant_sales s WHERE s."productVariantId" = r.id AND s."unitGroupId" IS NOT NULL)
     ON CONFLICT ("productVariantId", code) DO UPDATE SET factor = excluded.factor, "perUnits" = 1, "updatedAt" = now()`,
    `INSERT INTO stock_movement (type, quantity, "stockLocationId", discriminator, "productVariantId")
     SELECT 'ADJUSTMENT', r.stock - coalesce(l."stockOnHand", 0), w.id, 'StockAdjustment', r.id
     FROM ${rows('id int, stock int')} CROSS JOIN (SELECT min(o.id) AS id FROM stock_location o) w
     LEFT JOIN stock_level l ON l."productVariantId" = r.id AND l."stockLocationId" = w.id
     WHERE r.stock IS NOT NULL AND r.stock <> coalesce(l."stockOnHand", 0)`,
    `INSERT INTO stock_level AS l ("productVariantId", "stockLocationId", "stockOnHand", "stockAllocated")
     SELECT r.id, (SELECT min(o.id) FROM stock_location o), coalesce(r.stock, 0), 0 FROM ${rows('id int, stock int, "isNew" boolean')} WHERE r.stock IS NOT NULL OR r."isNew"
     ON CONFLICT ("productVariantId", "stockLocationId") DO UPDATE SET "stockOnHand" = excluded."stockOnHand", "updatedAt" = now()`,
];

/** What a product is classed by and sold as: facets with values, and the option groups colour and size. */
export const writeTerms = {
    facets: `INSERT INTO facet (id, code) SELECT r.id, r.code FROM ${rows('id int, code text')}`,
    facetChannels: `INSERT INTO facet_channels_channel ("facetId", "channelId") SELECT r.id, ${channel} FROM ${rows('id int')}`,
    values: `INSERT INTO facet_value (id, code, "facetId") SELECT r.id, r.code, r."parentId" FROM ${rows('id int, code text, "parentId" int')}`,
    valueChannels: `INSERT INTO facet_value_channels_channel ("facetValueId", "channelId") SELECT r.id, ${channel} FROM ${rows('id int')}`,
    groups: `INSERT INTO product_option_group (id, code) SELECT r.id, r.code FROM ${rows('id int, code text')}`,
    groupChannels: `INSERT INTO product_option_group_channels_channel ("productOptionGroupId", "channelId") SELECT r.id, ${channel} FROM ${rows('id int')}`,
    options: `INSERT INTO product_option (id, code, "groupId") SELECT r.id, r.code, r."parentId" FROM ${rows('id int, code text, "parentId" int')}`,
    optionChannels: `INSERT INTO product_option_channels_channel ("productOptionId", "channelId") SELECT r.id, ${channel} FROM ${rows('id int')}`,
};
