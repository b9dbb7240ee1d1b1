/** The variants of a product behind a slug of any language; none when it is switched off. */
export const variantsOfSlug = `
    SELECT v.id AS "variantId", v."productId" FROM product_variant v
    JOIN product p ON p.id = v."productId" AND p.enabled AND p."deletedAt" IS NULL
    WHERE v."deletedAt" IS NULL AND p.id = (
        SELECT t."baseId" FROM product_translation t JOIN product q ON q.id = t."baseId" AND q."deletedAt" IS NULL
        WHERE t.slug = $1 ORDER BY t."languageCode" = $2 DESC, t.id LIMIT 1)`;

/** What staff picked for a product. */
export const pickedForProduct = `
    SELECT r."productVariantId" AS "variantId", v."productId" FROM product_relation r
    JOIN product_variant v ON v.id = r."productVariantId"
    WHERE r."productId" = $1 ORDER BY r.position, r.id`;

const leaves = (variants: string) => `
    SELECT DISTINCT m."collectionId" AS id FROM collection_product_variants_product_variant m
    WHERE m."productVariantId" IN (${variants}) AND NOT EXISTS (SELECT 1 FROM collection below WHERE below."parentId" = m."collectionId")`;

/** What staff assigned to the lowest-level categories of the variants ($1). */
export const complementsOfVariants = `
    SELECT c."productVariantId" AS "variantId", v."productId", min(c.position) AS position
    FROM category_complement c JOIN product_variant v ON v.id = c."productVariantId"
    WHERE c."collectionId" IN (${leaves('SELECT unnest($1::int[])')})
    GROUP BY c."productVariantId", v."productId" ORDER BY position, c."productVariantId"`;

/** Of so many of the likest products visibility is asked: enough that some remain where much is hidden. */
const mostCandidates = 300;

/**
 * Variants of products that share a lowest-level category and a public feature with a product ($1), the likest first. A feature
 * counts the more the fewer of them have it: what all share tells nothing.
 */
export const similarToProduct = `
    WITH leaf AS (${leaves('SELECT v.id FROM product_variant v WHERE v."productId" = $1')}),
    candidate AS (
        SELECT DISTINCT v."productId" AS id FROM leaf
        JOIN collection_product_variants_product_variant m ON m."collectionId" = leaf.id
        JOIN product_variant v ON v.id = m."productVariantId" AND v.enabled AND v."deletedAt" IS NULL
        JOIN product p ON p.id = v."productId" AND p.enabled AND p."deletedAt" IS NULL
    ),
    feature AS (
        SELECT j."productId" AS id, j."facetValueId" AS value FROM product_facet_values_facet_value j JOIN candidate ON candidate.id = j."productId"
        UNION
        SELECT v."productId", j."facetValueId" FROM product_variant_facet_values_facet_value j
        JOIN product_variant v ON v.id = j."productVariantId" AND v."deletedAt" IS NULL JOIN candidate ON candidate.id = v."productId"
    ),
    weight AS (
        SELECT f.value, ln(1 + (SELECT count(*) FROM candidate)::float8 / count(*)) AS points
        FROM feature f JOIN facet_value w ON w.id = f.value JOIN facet t ON t.id = w."facetId" AND NOT t."isPrivate" AND t.code <> 'category'
        GROUP BY f.value
    ),
    likest AS (
        SELECT f.id, sum(weight.points) AS points FROM feature f JOIN weight ON weight.value = f.value
        WHERE f.id <> $1 AND f.value IN (SELECT own.value FROM feature own WHERE own.id = $1)
        GROUP BY f.id ORDER BY points DESC, f.id LIMIT ${mostCandidates}
    )
    SELECT v.id AS "variantId", v."productId" FROM likest
    JOIN product_variant v ON v."productId" = likest.id AND v.enabled AND v."deletedAt" IS NULL
    ORDER BY likest.points DESC, likest.id, v.id`;

/** Names as staff read them. */
const named = `SELECT v.id AS "variantId", v.sku, (
    SELECT t.name FROM product_variant_translation t WHERE t."baseId" = v.id
    ORDER BY t."languageCode" = $2 DESC, t."languageCode" = 'en' DESC, t.id LIMIT 1) AS name`;

export const complementsOfCategory = `${named} FROM category_complement r JOIN product_variant v ON v.id = r."productVariantId" WHERE r."collectionId" = $1 ORDER BY r.position, r.id`;
export const relatedOfProduct = `${named} FROM product_relation r JOIN product_variant v ON v.id = r."productVariantId" WHERE r."productId" = $1 ORDER BY r.position, r.id`;
