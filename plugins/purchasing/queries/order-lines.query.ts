import type { EntityManager } from 'typeorm';

import { keptMark } from '../../../kernel/vendure-sql';
import type { StockStatement } from '../../availability';
import { type SetName, setNameIn } from '../../sets';

export interface OrderLineRow {
    orderId: number;
    id: number;
    variantId: number;
    productSlug: string;
    name: string;
    sku: string;
    /** The preview's identifier in the asset storage. */
    image: string | null;
    quantity: number;
    unit: string;
    unitQuantity: number;
    baseUnit: string;
    minQuantity: number;
    increment: number;
    weightG: number;
    /** Of one base unit, or of one square metre of what is cut from a roll. */
    unitNet: number;
    rollWidthCm: number | null;
    takesDiscount: boolean;
    bonusQuantity: number;
    bonusOffNet: number;
    orderOffNet: number;
    taxRate: number;
    lineNet: number;
    lineGross: number;
    remark: string;
    priceSource: string;
    priceVersion: number;
    orderSetId: number | null;
    /** The set that it came of, and how many of those; null for what is bought by itself. */
    set: OrderLineSet | null;
    /** Sold before it is there, as things stand. */
    isPreSale: boolean;
    /** What was said of the goods when they were taken for it. */
    promise: StockStatement | null;
}

export interface OrderLineSet {
    id: number;
    code: string;
    name: string;
    quantity: number;
}

/** Which PostgreSQL gives as texts. */
const amounts = ['unitNet', 'lineNet', 'lineGross', 'bonusOffNet', 'orderOffNet'] as const;

/** Most texts are there in the language that is asked for: the others are looked at only where it is not. */
const inLanguage = (table: string, column: string, id: string) => `(SELECT t.${column} FROM ${table} t WHERE t."baseId" = ${id} AND t."languageCode" = $2 LIMIT 1),
                (SELECT t.${column} FROM ${table} t WHERE t."baseId" = ${id} ORDER BY t."languageCode" = $3 DESC, t.id LIMIT 1)`;

/** The lines of carts and orders as people read them, without those that a change took out, in `language` or else in the shop's own language. */
export async function orderLines(
    manager: EntityManager,
    orderIds: readonly number[],
    language: string,
    fallback: string,
): Promise<OrderLineRow[]> {
    const rows = await manager.query<Array<OrderLineRow & { soldSet: (Omit<OrderLineSet, 'name'> & { names: SetName }) | null }>>(
        `${keptMark} SELECT l."orderId", l.id, l."productVariantId" AS "variantId", COALESCE(${inLanguage('product_translation', 'slug', 'v."productId"')}, '') AS "productSlug",
                COALESCE(${inLanguage('product_variant_translation', 'name', 'v.id')}, v.sku) AS name, v.sku, a.preview AS image, l.quantity, c."enteredUnit" AS unit,
                c."enteredQuantity" AS "unitQuantity", COALESCE(s."baseUnit", 'piece') AS "baseUnit",
                COALESCE(s."minQuantity", 1) AS "minQuantity", COALESCE(s.increment, 1) AS increment,
                COALESCE(s."weightG", 0) AS "weightG", COALESCE(c."areaNet", l."listPrice") AS "unitNet", c."rollWidthCm", c."takesDiscount", c."bonusQuantity",
                c."bonusOffNet", c."orderOffNet", c."taxRate", c."lineNet", c."lineGross", c.remark, c."priceSource", c."priceVersion", c."orderSetId", c.promise,
                v.id IN (SELECT p."productVariantId" FROM pre_sale p WHERE p."endedAt" IS NULL) AS "isPreSale",
                CASE WHEN cs.id IS NULL THEN NULL ELSE json_build_object('id', cs.id, 'code', cs.code, 'names', cs.names, 'quantity', cs.quantity) END AS "soldSet"
           FROM order_line l
           JOIN company_order_line c ON c.id = l.id
           LEFT JOIN company_order_set cs ON cs.id = c."orderSetId"
           JOIN product_variant v ON v.id = l."productVariantId"
           LEFT JOIN variant_sales s ON s."productVariantId" = v.id
           LEFT JOIN asset a ON a.id = l."featuredAssetId"
          WHERE l."orderId" = ANY($1) AND l.quantity > 0
          ORDER BY l."orderId", l.id`,
        [orderIds, language, fallback],
    );
    // Changed where they are: of a long cart the copies alone would be a megabyte.
    return rows.map(row => {
        const { soldSet } = row;
        row.set = soldSet === null ? null : { id: soldSet.id, code: soldSet.code, quantity: soldSet.quantity, name: setNameIn(soldSet.names, language) };
        for (const amount of amounts) row[amount] = Number(row[amount]);
        return row;
    });
}
