import type { OtherUnit } from '../domain/unit-factor';
import { translated } from './catalogue-page.sql';
import type { SqlParams } from './sql-params';
import { otherUnitsOf } from './variant-units.sql';
import { type AssortmentView, visibleVariants } from './visible-variants.sql';

export interface ProductRow {
    id: number;
    slug: string;
    name: string;
    description: string;
    categoryName: string | null;
    /** From the top down to the category that is shown. */
    path: { id: number; name: string }[];
    images: ImageRow[];
    documents: DocumentRow[];
}

/** A file beside the pictures: a data sheet, a certificate, instructions. */
export interface DocumentRow {
    name: string;
    mimeType: string;
    sizeBytes: number;
    source: string;
}

export interface ImageRow {
    preview: string;
    width: number;
    height: number;
}

export interface VariantRow {
    variantId: number;
    productId: number;
    productName: string;
    productSlug: string;
    sku: string;
    name: string;
    image: ImageRow | null;
    options: { group: string; value: string }[];
    features: { name: string; value: string }[];
    baseUnit: string;
    units: OtherUnit[];
    minQuantity: number;
    increment: number;
    rollWidthCm: number | null;
    madeToOrder: boolean;
    weightG: number;
}

const image = `json_build_object('preview', a.preview, 'width', a.width, 'height', a.height)`;

/** The product behind a slug of any language, whoever may see it: the caller asks for its visible variants before showing it. */
export function productBySlug(slug: string, language: string, params: SqlParams): string {
    const code = params.add(language, 'text');
    return `
        SELECT p.id,
               ${translated('product_translation', 'p.id', code, 'slug')} AS slug,
               ${translated('product_translation', 'p.id', code)} AS name,
               ${translated('product_translation', 'p.id', code, 'description')} AS description,
               (SELECT i."categoryName" FROM catalogue_index i WHERE i."productId" = p.id AND i."languageCode" = ${code} LIMIT 1) AS "categoryName",
               coalesce((SELECT json_agg(json_build_object('id', c.id, 'name', ${translated('collection_translation', 'c.id', code)})
                                         ORDER BY (SELECT count(*) FROM collection_closure d WHERE d.id_descendant = c.id))
                         FROM collection_closure t JOIN collection c ON c.id = t.id_ancestor AND NOT c."isPrivate" AND NOT c."isRoot"
                         WHERE t.id_descendant = (SELECT o.id FROM catalogue_index i, unnest(i."categoryIds") WITH ORDINALITY u(id, place)
                                                  JOIN collection o ON o.id = u.id AND NOT o."isPrivate"
                                                  WHERE i."productId" = p.id AND i."languageCode" = ${code} ORDER BY i.id, u.place DESC LIMIT 1)), '[]') AS path,
               coalesce((SELECT json_agg(${image} ORDER BY x.position, x.id) FROM product_asset x JOIN asset a ON a.id = x."assetId"
                         WHERE x."productId" = p.id AND a.type = 'IMAGE'), '[]') AS images,
               coalesce((SELECT json_agg(json_build_object('name', ${translated('asset_translation', 'a.id', code)}, 'mimeType', a."mimeType", 'sizeBytes', a."fileSize", 'source', a.source)
                                         ORDER BY x.position, x.id) FROM product_asset x JOIN asset a ON a.id = x."assetId"
                         WHERE x."productId" = p.id AND a.type <> 'IMAGE'), '[]') AS documents
        FROM product p
        WHERE p.id = (SELECT n."baseId" FROM product_translation n JOIN product q ON q.id = n."baseId" AND q."deletedAt" IS NULL
                      WHERE n.slug = ${params.add(slug, 'text')} ORDER BY n."languageCode" = ${code} DESC, n.id LIMIT 1)
          AND p.enabled AND p."deletedAt" IS NULL`;
}

/** What a buyer sees of variants, but for prices: those of a product, or of the given ids, that are visible to him. */
export function variantDetails(view: AssortmentView, language: string, of: { productId: number } | { variantIds: readonly number[] }, params: SqlParams): string {
    const code = params.add(language, 'text');
    const visible = visibleVariants(view, params, 'variantIds' in of ? of.variantIds : undefined);
    const product = 'productId' in of ? `AND d."productId" = ${params.add(of.productId, 'int')}` : '';
    return `
        SELECT d.id AS "variantId", d."productId", d.sku,
               ${translated('product_variant_translation', 'd.id', code)} AS name,
               ${translated('product_translation', 'd."productId"', code)} AS "productName",
               ${translated('product_translation', 'd."productId"', code, 'slug')} AS "productSlug",
               (SELECT ${image} FROM asset a WHERE a.id = coalesce(d."featuredAssetId", p."featuredAssetId")) AS image,
               coalesce((SELECT json_agg(json_build_object(
                             'group', ${translated('product_option_group_translation', 'o."groupId"', code)},
                             'value', ${translated('product_option_translation', 'o.id', code)}) ORDER BY o."groupId")
                         FROM product_variant_options_product_option j JOIN product_option o ON o.id = j."productOptionId"
                         WHERE j."productVariantId" = d.id), '[]') AS options,
               coalesce((SELECT json_agg(json_build_object(
                             'name', ${translated('facet_translation', 'g.id', code)}, 'value', g.value) ORDER BY g.id)
                         FROM (SELECT f.id, string_agg(${translated('facet_value_translation', 'w.id', code)},
                                                       CASE WHEN ${code} = 'fa' THEN '، ' ELSE ', ' END ORDER BY w.id) AS value
                               FROM (SELECT j."facetValueId" AS id FROM product_facet_values_facet_value j WHERE j."productId" = d."productId"
                                     UNION SELECT j."facetValueId" FROM product_variant_facet_values_facet_value j WHERE j."productVariantId" = d.id) u
                               JOIN facet_value w ON w.id = u.id JOIN facet f ON f.id = w."facetId" AND NOT f."isPrivate"
                               GROUP BY f.id) g), '[]') AS features,
               coalesce(s."baseUnit", 'piece') AS "baseUnit",
               ${otherUnitsOf('d.id')} AS units, s."rollWidthCm",
               coalesce(s."minQuantity", 1) AS "minQuantity", coalesce(s."increment", 1) AS "increment",
               coalesce(s."madeToOrder", false) AS "madeToOrder", coalesce(s."weightG", 0) AS "weightG"
        FROM (${visible}) y
        JOIN product_variant d ON d.id = y.variant_id ${product}
        JOIN product p ON p.id = d."productId"
        LEFT JOIN variant_sales s ON s."productVariantId" = d.id
        ORDER BY d.id`;
}
