/** Texts of a translatable row as JSON by language. */
function texts(table: string, id: string, column = 'name'): string {
    return `coalesce((SELECT json_object_agg(n."languageCode", n."${column}") FROM ${table} n WHERE n."baseId" = ${id}), '{}')`;
}

/** `VariantFacts` of the variants of the products `$1`, also of those switched off: who sees them is asked live. */
export const variantFacts = `
    SELECT v.id AS "variantId", v."productId", v.sku, to_json(v."createdAt" AT TIME ZONE 'UTC') #>> '{}' AS "introducedAt",
           ${texts('product_variant_translation', 'v.id')} AS names,
           ${texts('product_translation', 'p.id')} AS "productNames",
           ${texts('product_translation', 'p.id', 'slug')} AS slugs,
           coalesce((SELECT json_agg(json_build_object('id', c.id, 'names', ${texts('collection_translation', 'c.id')}, 'isShown', NOT c."isPrivate")
                                     ORDER BY c.depth, c.position, c.id)
                     FROM (SELECT DISTINCT o.id, o.position, o."isPrivate",
                                  (SELECT count(*) FROM collection_closure u WHERE u.id_descendant = o.id) AS depth
                           FROM collection_product_variants_product_variant m
                           JOIN collection_closure t ON t.id_descendant = m."collectionId"
                           JOIN collection o ON o.id = t.id_ancestor AND NOT o."isRoot"
                           WHERE m."productVariantId" = v.id) c), '[]') AS categories,
           coalesce((SELECT json_agg(json_build_object('id', f.id, 'names', ${texts('facet_value_translation', 'f.id')}) ORDER BY f.id)
                     FROM (SELECT j."facetValueId" AS id FROM product_facet_values_facet_value j WHERE j."productId" = p.id
                           UNION SELECT j."facetValueId" FROM product_variant_facet_values_facet_value j WHERE j."productVariantId" = v.id) x
                     JOIN facet_value f ON f.id = x.id
                     JOIN facet q ON q.id = f."facetId" AND NOT q."isPrivate"), '[]') AS "facetValues",
           a.preview, coalesce(a.width, 0) AS "previewWidth", coalesce(a.height, 0) AS "previewHeight"
    FROM product_variant v
    JOIN product p ON p.id = v."productId"
    LEFT JOIN asset a ON a.id = coalesce(v."featuredAssetId", p."featuredAssetId")
    WHERE v."productId" = ANY($1::int[]) AND v."deletedAt" IS NULL AND p."deletedAt" IS NULL`;

/** Takes noted changes off the list; their products are read afterwards, so that a later change is noted again. */
export const takeChanges = `
    DELETE FROM catalogue_change
    WHERE "productId" IN (SELECT DISTINCT c."productId" FROM catalogue_change c ORDER BY c."productId" LIMIT $1)
    RETURNING "productId"`;

/** Writes entries given as a JSON array. */
export const writeEntries = `
    INSERT INTO catalogue_index AS i ("productVariantId", "productId", "languageCode", name, "productName", slug, sku, "skuKey", "nameKey",
        "searchText", document, "categoryName", "categoryIds", "facetValueIds", preview, "previewWidth", "previewHeight", "introducedAt")
    SELECT e."productVariantId", e."productId", e."languageCode", e.name, e."productName", e.slug, e.sku, e."skuKey", e."nameKey",
        e."searchText", e.document::tsvector, e."categoryName", e."categoryIds", e."facetValueIds", e.preview, e."previewWidth", e."previewHeight", e."introducedAt"
    FROM json_to_recordset($1::json) AS e("productVariantId" int, "productId" int, "languageCode" text, name text, "productName" text, slug text,
        sku text, "skuKey" text, "nameKey" text, "searchText" text, document text, "categoryName" text, "categoryIds" int[], "facetValueIds" int[],
        preview text, "previewWidth" int, "previewHeight" int, "introducedAt" timestamptz)
    ON CONFLICT ON CONSTRAINT "UQ_catalogue_index" DO UPDATE SET
        "productId" = excluded."productId", name = excluded.name, "productName" = excluded."productName", slug = excluded.slug,
        sku = excluded.sku, "skuKey" = excluded."skuKey", "nameKey" = excluded."nameKey", "searchText" = excluded."searchText",
        document = excluded.document, "categoryName" = excluded."categoryName", "categoryIds" = excluded."categoryIds",
        "facetValueIds" = excluded."facetValueIds", preview = excluded.preview, "previewWidth" = excluded."previewWidth",
        "previewHeight" = excluded."previewHeight", "introducedAt" = excluded."introducedAt", "updatedAt" = now()`;

/** Removes the entries of the products `$1` whose variants are not among `$2`. */
export const dropEntries = `DELETE FROM catalogue_index WHERE "productId" = ANY($1::int[]) AND NOT ("productVariantId" = ANY($2::int[]))`;
