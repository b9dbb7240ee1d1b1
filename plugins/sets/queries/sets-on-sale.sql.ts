import { SqlParams } from '../../assortment';
import type { SetName } from '../domain/set-name';

export interface SetPartRow {
    variantId: number;
    quantity: number;
}

/** A set that is sold in a currency on a day, whoever may see it. */
export interface SetRow {
    id: number;
    code: string;
    names: SetName;
    image: { preview: string; width: number; height: number } | null;
    validUntil: string | null;
    version: number;
    /** Of one set, as the firm set it. A bigint comes as text. */
    unitNet: string;
    parts: SetPartRow[];
}

/** Which sets: some, those with a part of a product (its slug in any language), or all. */
export type SetChoice = { setIds: readonly number[] } | { slug: string } | 'all';

/** What is on sale in the currency on the day. What a set costs is one row a currency, and without that row it is not for sale. */
export function setsOnSale(choice: SetChoice, currencyCode: string, day: string, params: SqlParams): string {
    const currency = params.add(currencyCode, 'text');
    const on = params.add(day, 'date');
    return `
        SELECT s.id, s.code, s.names, s."validUntil", s.version, c."unitNet",
               CASE WHEN a.id IS NULL THEN NULL ELSE json_build_object('preview', a.preview, 'width', a.width, 'height', a.height) END AS image,
               (SELECT json_agg(json_build_object('variantId', p."productVariantId", 'quantity', p.quantity) ORDER BY p.position, p.id)
                FROM product_set_part p WHERE p."productSetId" = s.id) AS parts
        FROM product_set s
        JOIN product_set_price c ON c."productSetId" = s.id AND c."currencyCode" = ${currency}
        LEFT JOIN asset a ON a.id = s."assetId"
        WHERE s.enabled AND (s."validFrom" IS NULL OR s."validFrom" <= ${on}) AND (s."validUntil" IS NULL OR s."validUntil" >= ${on})
          AND EXISTS (SELECT 1 FROM product_set_part p WHERE p."productSetId" = s.id)
          ${chosen(choice, params)}
        ORDER BY s.id`;
}

function chosen(choice: SetChoice, params: SqlParams): string {
    if (choice === 'all') return '';
    if ('setIds' in choice) return `AND s.id = ANY(${params.add(choice.setIds, 'int[]')})`;
    return `AND s.id IN (
        SELECT p."productSetId" FROM product_set_part p
        JOIN product_variant v ON v.id = p."productVariantId"
        JOIN product_translation t ON t."baseId" = v."productId" AND t.slug = ${params.add(choice.slug, 'text')})`;
}

export interface PartUnitRow {
    variantId: number;
    baseUnit: string;
}

/** What each variant is counted in. */
export const partUnits = `
    SELECT v.id AS "variantId", coalesce(s."baseUnit", 'piece') AS "baseUnit"
    FROM product_variant v LEFT JOIN variant_sales s ON s."productVariantId" = v.id WHERE v.id = ANY($1::int[])`;
