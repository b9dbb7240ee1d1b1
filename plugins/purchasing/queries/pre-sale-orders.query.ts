import type { EntityManager } from 'typeorm';

import { rowsOf } from '../../../kernel/vendure-sql';
import { giveBackToPreSale, type WaitingOrder } from '../../availability';
import { firmDay } from '../../organizations';

/** Of the variants the one that is sold before it is there, when it cannot be there by the day; null when all can. */
export async function comesAfter(manager: EntityManager, variantIds: readonly number[], day: string): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
        `SELECT 1 FROM pre_sale p WHERE p."productVariantId" = ANY($1) AND p."endedAt" IS NULL AND p.day > $2::date AND p.day >= ${firmDay} LIMIT 1`, [variantIds, day]);
    return rows.length > 0;
}

/** The order is one of the pre-sale from now on, and waits for its goods. */
export async function writeAwaiting(manager: EntityManager, orderId: number, preSaleId: number): Promise<void> {
    await manager.query('UPDATE company_order SET "preSaleId" = $2, "awaitsGoods" = true, "updatedAt" = now() WHERE "orderId" = $1', [orderId, preSaleId]);
}

/** Its goods have come. */
export async function writeArrived(manager: EntityManager, orderId: number): Promise<void> {
    await manager.query('UPDATE company_order SET "awaitsGoods" = false, "updatedAt" = now() WHERE "orderId" = $1', [orderId]);
}

/** The orders that wait for the goods of a pre-sale, in the order in which they were placed; with `lock`, their rows are locked. */
export function waitingOrders(manager: EntityManager, preSaleId: number, lock = false): Promise<WaitingOrder[]> {
    return manager.query<WaitingOrder[]>(
        `SELECT o.id AS "orderId", (SELECT COALESCE(sum(l.quantity), 0)::int FROM order_line l WHERE l."orderId" = o.id) AS quantity
           FROM company_order co JOIN "order" o ON o.id = co."orderId"
          WHERE co."preSaleId" = $1 AND co."awaitsGoods" ORDER BY co."placedAt", o.id ${lock ? 'FOR UPDATE OF o' : ''}`,
        [preSaleId],
    );
}

/** An order that ends waits for nothing, and what it had of a pre-sale is sold again. The caller has its row locked. */
export async function leavePreSale(manager: EntityManager, orderId: number): Promise<void> {
    const [left] = rowsOf<{ preSaleId: number; quantity: number }>(await manager.query(
        `UPDATE company_order co SET "awaitsGoods" = false, "updatedAt" = now() WHERE co."orderId" = $1 AND co."preSaleId" IS NOT NULL
         RETURNING co."preSaleId", (SELECT COALESCE(sum(l.quantity), 0)::int FROM order_line l WHERE l."orderId" = co."orderId") AS quantity`, [orderId]));
    if (left !== undefined) await giveBackToPreSale(manager, left.preSaleId, left.quantity);
}

export interface FutureOrderRow {
    code: string;
    placedAt: Date;
    state: string;
    companyCode: string | null;
    companyName: string;
    taxId: string | null;
    branchName: string | null;
    personName: string | null;
    emailAddress: string | null;
    phone: string | null;
    address: { city?: string; postalCode?: string; streetLine1?: string; countryCode?: string };
    sku: string;
    variantName: string;
    quantity: number;
    unit: string;
    unitNet: string;
    lineNet: string;
    currencyCode: string;
    goodsDay: string;
    wishedDate: string | null;
    remarks: string;
}

/** Every line that waits for goods of a pre-sale, of the companies of these account managers or with null of all; the first to be served at the top. */
export function futureOrders(manager: EntityManager, reach: readonly number[] | null, language: string): Promise<FutureOrderRow[]> {
    return manager.query<FutureOrderRow[]>(
        `SELECT o.code, co."placedAt", o.state, c.code AS "companyCode", c.name AS "companyName", c."taxId", b.name AS "branchName",
                u."firstName" || ' ' || u."lastName" AS "personName", u."emailAddress", u."phoneNumber" AS phone, o."shippingAddress"::json AS address,
                v.sku, COALESCE((SELECT n.name FROM product_variant_translation n WHERE n."baseId" = v.id ORDER BY n."languageCode" = $2 DESC, n."languageCode" = 'en' DESC, n.id LIMIT 1), v.sku) AS "variantName",
                l.quantity, COALESCE(s."baseUnit", 'piece') AS unit, COALESCE(x."areaNet", l."listPrice") AS "unitNet", COALESCE(x."lineNet", l."listPrice" * l.quantity) AS "lineNet", o."currencyCode",
                p.day::text AS "goodsDay", co."wishedDate"::text AS "wishedDate", co.remarks
           FROM company_order co JOIN "order" o ON o.id = co."orderId" JOIN company c ON c.id = co."companyId" JOIN pre_sale p ON p.id = co."preSaleId"
           JOIN order_line l ON l."orderId" = o.id LEFT JOIN company_order_line x ON x.id = l.id JOIN product_variant v ON v.id = l."productVariantId"
           LEFT JOIN variant_sales s ON s."productVariantId" = v.id LEFT JOIN company_branch b ON b.id = co."branchId"
           LEFT JOIN company_member m ON m.id = co."placedByMemberId" LEFT JOIN customer u ON u.id = m."customerId"
          WHERE co."awaitsGoods" AND ($1::int[] IS NULL OR c."managerAdministratorId" = ANY($1))
          ORDER BY p.day, v.sku, co."placedAt", o.id LIMIT 20000`,
        [reach, language],
    );
}
