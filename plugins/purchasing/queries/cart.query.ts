import type { EntityManager } from 'typeorm';

import { keptMark, rowsOf } from '../../../kernel/vendure-sql';
import type { BesideRows } from '../domain/cart-lines';
import type { LineAdjustment } from '../domain/line-totals';

export interface CartRecord {
    orderId: number;
    /** What its owner calls it; empty when he has not named it, and of an order. */
    name: string;
    version: number;
    currencyCode: string;
    totalNet: number;
    totalGross: number;
    /** What was agreed for the delivery of a placed order that waits; nothing of a cart, which has no way and place yet. */
    deliveryNet: number;
    deliveryGross: number;
    /** Core's calculator is asked only when a promotion is running. */
    hasPromotions: boolean;
    /** Others may work on it too: then it is kept who changed what. */
    isShared: boolean;
    /** Who is changing a shared cart, and the version that he has seen. */
    editing?: { memberId: number; seen: number | null };
}

export interface RawCart {
    orderId: number;
    /** What its owner calls it; empty when he has not named it, and of an order. */
    name: string;
    version: number;
    currencyCode: string;
    totalNet: string;
    totalGross: string;
    deliveryNet: string;
    deliveryGross: string;
    hasPromotions: boolean;
    isShared: boolean;
}

export const cartTables = `company_order co JOIN "order" o ON o.id = co."orderId" LEFT JOIN member_cart mc ON mc.id = co.id`;

export const cartColumns = `o.id AS "orderId", COALESCE(mc.name, '') AS name, co.version, o."currencyCode", o."subTotal" AS "totalNet", o."subTotalWithTax" AS "totalGross",
    o.shipping AS "deliveryNet", o."shippingWithTax" AS "deliveryGross",
    EXISTS (SELECT 1 FROM promotion p WHERE p.enabled AND p."deletedAt" IS NULL
        AND (p."startsAt" IS NULL OR p."startsAt" <= now()) AND (p."endsAt" IS NULL OR p."endsAt" > now())) AS "hasPromotions",
    COALESCE(mc.sharing <> 'none', false) AS "isShared"`;

/** A placed order that waits, as the cart that it is until it is agreed to. The caller has its row locked. */
export async function waitingCart(manager: EntityManager, orderId: number): Promise<CartRecord> {
    const rows = await manager.query<RawCart[]>(
        `SELECT ${cartColumns} FROM ${cartTables} WHERE o.id = $1 AND o.state = 'AwaitingApproval'`,
        [orderId],
    );
    const cart = asCart(rows[0]);
    if (!cart) {
        throw new Error(`Order ${orderId} does not wait`);
    }
    return cart;
}

export interface CartOwner {
    companyId: number;
    branchId: number | null;
    memberId: number | null;
    customerId: number | null;
    administratorId: number | null;
    currencyCode: string;
}

/** A new, empty cart: a member's, or one of staff, which is nobody's active order: it is placed in the same transaction. */
export async function insertCart(
    manager: EntityManager,
    owner: CartOwner,
    code: string,
    channelId: number,
    { name, remark }: { name: string; remark: string } = { name: '', remark: '' },
): Promise<CartRecord> {
    const rows = await manager.query<Array<{ orderId: number }>>(
        `WITH o AS (
            INSERT INTO "order" (type, code, state, active, "couponCodes", "shippingAddress", "billingAddress", "currencyCode",
                                 "customerId", "subTotal", "subTotalWithTax")
            VALUES ('Regular', $1, 'AddingItems', true, '', '{}', '{}', $2, $3, 0, 0) RETURNING id),
         channel AS (INSERT INTO order_channels_channel ("orderId", "channelId") SELECT o.id, $4 FROM o),
         named AS (INSERT INTO member_cart (id, "orderId", name, remark) SELECT o.id, o.id, $9, $10 FROM o WHERE $7::int IS NOT NULL)
         INSERT INTO company_order (id, "orderId", "companyId", "branchId", "placedByMemberId", "placedByAdministratorId")
         SELECT o.id, o.id, $5, $6, $7::int, $8 FROM o RETURNING "orderId"`,
        [
            code, owner.currencyCode, owner.customerId, channelId,
            owner.companyId, owner.branchId, owner.memberId, owner.administratorId, name, remark,
        ],
    );
    const [found] = await manager.query<RawCart[]>(
        `SELECT ${cartColumns} FROM ${cartTables} WHERE o.id = $1`,
        [rows[0]?.orderId],
    );
    const cart = asCart(found);
    if (!cart) {
        throw new Error('The cart that was just written is not there');
    }
    return cart;
}

export interface CartLineRecord {
    id: number;
    variantId: number;
    /** Null for what is bought by itself. */
    orderSetId: number | null;
    quantity: number;
    unit: string;
    unitQuantity: number;
    remark: string;
    /** Of one base unit, or of one square metre of what is cut from a roll. */
    unitNet: number;
    rollWidthCm: number | null;
    taxRate: number;
    lineNet: number;
    lineGross: number;
    changedInVersion: number;
    changedByMemberId: number | null;
    priceSource: string;
}

const lineColumns = `l.id, l."productVariantId" AS "variantId", c."orderSetId", l.quantity, c."enteredUnit" AS unit, c."enteredQuantity" AS "unitQuantity",
                c.remark, COALESCE(c."areaNet", l."listPrice") AS "unitNet", c."rollWidthCm", c."taxRate", c."lineNet", c."lineGross",
                c."changedInVersion", c."changedByMemberId", c."priceSource"`;

type RawLine = CartLineRecord & { unitNet: string; lineNet: string; lineGross: string };

function asLine(row: RawLine): CartLineRecord {
    return { ...row, unitNet: Number(row.unitNet), lineNet: Number(row.lineNet), lineGross: Number(row.lineGross) };
}

/** The cart's lines, or those of some variants; those of its sets too. */
export async function cartLines(manager: EntityManager, orderId: number, variantIds?: readonly number[]): Promise<CartLineRecord[]> {
    const rows = await manager.query<RawLine[]>(
        `${keptMark} SELECT ${lineColumns} FROM order_line l JOIN company_order_line c ON c.id = l.id
          WHERE l."orderId" = $1 AND ($2::int[] IS NULL OR l."productVariantId" = ANY($2)) ORDER BY l.id`,
        [orderId, variantIds ?? null],
    );
    return rows.map(asLine);
}

/** What a cart holds as far as a change of some variants is concerned. */
export interface CartToChange {
    /** Those of the variants, those of its sets too. */
    lines: CartLineRecord[];
    beside: BesideRows;
    /** Something has come off a line with the order. */
    hasDiscounts: boolean;
}

/** One look, whatever the cart holds: what it holds besides is asked once, and stands beside each line of the variants. */
export async function cartToChange(manager: EntityManager, orderId: number, variantIds: readonly number[]): Promise<CartToChange> {
    const others = `FROM order_line l JOIN company_order_line c ON c.id = l.id
        LEFT JOIN pre_sale p ON p."productVariantId" = l."productVariantId" AND p."endedAt" IS NULL
        WHERE l."orderId" = $1 AND NOT (c."orderSetId" IS NULL AND l."productVariantId" = ANY($2))`;
    const rows = await manager.query<Array<RawLine & BesideRows & { hasDiscounts: boolean }>>(
        `${keptMark} SELECT b.*, line.*
           FROM (SELECT EXISTS (SELECT 1 ${others} AND p.id IS NULL) AS "hasOthers", EXISTS (SELECT 1 ${others} AND p.id IS NOT NULL) AS "hasPreSale",
                        EXISTS (SELECT 1 FROM company_order_line c WHERE c."orderId" = $1 AND (c."bonusOffNet" <> 0 OR c."orderOffNet" <> 0)) AS "hasDiscounts") b
           LEFT JOIN (SELECT ${lineColumns} FROM order_line l JOIN company_order_line c ON c.id = l.id
                       WHERE l."orderId" = $1 AND l."productVariantId" = ANY($2)) line ON true
          ORDER BY line.id`,
        [orderId, variantIds],
    );
    const [first] = rows;
    return {
        lines: first === undefined || first.id === null ? [] : rows.map(asLine),
        beside: { hasOthers: first?.hasOthers === true, hasPreSale: first?.hasPreSale === true },
        hasDiscounts: first?.hasDiscounts === true,
    };
}

export interface LineToWrite {
    variantId: number;
    /** The set of the cart to which it belongs. */
    orderSetId: number | null;
    quantity: number;
    unit: string;
    unitQuantity: number;
    remark: string;
    /** Core's, of one base unit. */
    listPrice: number;
    /** Of one square metre; null for goods by the unit. */
    areaNet: number | null;
    rollWidthCm: number | null;
    takesDiscount: boolean;
    adjustments: readonly LineAdjustment[];
    taxRate: number;
    lineNet: number;
    lineGross: number;
    priceVersion: number;
    priceSource: string;
    priceListId: number | null;
}

/**
 * Writes the lines, new or known, in one statement, without discounts: they come after. A cart has one line a variant by
 * itself, and one in each of its sets. What is written is sorted together with what is there, as PostgreSQL cannot know how many lines a
 * cart has: a file of ten thousand rows into a cart of as many would else be compared pair by pair.
 */
export async function writeLines(manager: EntityManager, orderId: number, lines: readonly LineToWrite[]): Promise<void> {
    if (lines.length === 0) {
        return;
    }
    const column = <K extends keyof LineToWrite>(key: K) => lines.map(line => line[key]);
    await manager.query(
        `${keptMark} WITH input AS (
            SELECT * FROM unnest($2::int[], $3::int[], $4::text[], $5::int[], $6::text[], $7::bigint[], $8::float8[], $9::bigint[],
                                 $10::bigint[], $11::int[], $12::text[], $13::int[], $14::text[], $15::bigint[], $16::int[], $17::int[], $18::boolean[])
                WITH ORDINALITY AS t(variant_id, quantity, unit, unit_quantity, remark, unit_net, tax_rate, line_net, line_gross,
                                     price_version, price_source, price_list_id, adjustments, area_net, roll_width_cm, set_id, takes_discount, position)),
         beside AS (
            SELECT i.*, NULL::int AS line_id FROM input i
             UNION ALL
            SELECT l."productVariantId", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, c."orderSetId", NULL, NULL, l.id
              FROM company_order_line c JOIN order_line l ON l.id = c.id WHERE c."orderId" = $1),
         known AS MATERIALIZED (
            SELECT COALESCE(k.held, nextval(pg_get_serial_sequence('order_line', 'id'))::int) AS id, k.held IS NULL AS is_new, k.*
              FROM (SELECT b.*, max(b.line_id) OVER (PARTITION BY b.variant_id, b.set_id) AS held FROM beside b) k
             WHERE k.position IS NOT NULL ORDER BY k.position),
         updated AS (
            UPDATE order_line l
               SET quantity = i.quantity, "listPrice" = i.unit_net, adjustments = i.adjustments, "updatedAt" = now(),
                   "taxLines" = json_build_array(json_build_object('description', 'tax', 'taxRate', i.tax_rate))::text
              FROM known i WHERE l.id = i.id AND NOT i.is_new),
         inserted AS (
            INSERT INTO order_line (id, quantity, "listPriceIncludesTax", adjustments, "taxLines", "productVariantId", "taxCategoryId",
                                    "initialListPrice", "listPrice", "featuredAssetId", "orderId")
            SELECT i.id, i.quantity, false, i.adjustments,
                   json_build_array(json_build_object('description', 'tax', 'taxRate', i.tax_rate))::text, v.id, v."taxCategoryId",
                   i.unit_net, i.unit_net, COALESCE(v."featuredAssetId", p."featuredAssetId"), $1
              FROM known i JOIN product_variant v ON v.id = i.variant_id JOIN product p ON p.id = v."productId"
             WHERE i.is_new)
         INSERT INTO company_order_line (id, "orderLineId", "orderId", "enteredUnit", "enteredQuantity", remark, "taxRate", "lineNet",
                                         "lineGross", "priceVersion", "priceSource", "priceListId", "areaNet", "rollWidthCm", "orderSetId", "takesDiscount", "pricedAt")
         SELECT i.id, i.id, $1, i.unit, i.unit_quantity, i.remark, i.tax_rate, i.line_net, i.line_gross, i.price_version,
                i.price_source, i.price_list_id, i.area_net, i.roll_width_cm, i.set_id, i.takes_discount, now()
           FROM known i
         ON CONFLICT (id) DO UPDATE SET "enteredUnit" = EXCLUDED."enteredUnit", "enteredQuantity" = EXCLUDED."enteredQuantity",
                remark = EXCLUDED.remark, "taxRate" = EXCLUDED."taxRate", "lineNet" = EXCLUDED."lineNet",
                "lineGross" = EXCLUDED."lineGross", "priceVersion" = EXCLUDED."priceVersion",
                "priceSource" = EXCLUDED."priceSource", "priceListId" = EXCLUDED."priceListId",
                "areaNet" = EXCLUDED."areaNet", "rollWidthCm" = EXCLUDED."rollWidthCm", "takesDiscount" = EXCLUDED."takesDiscount", "pricedAt" = now(), "updatedAt" = now()`,
        [
            orderId, column('variantId'), column('quantity'), column('unit'), column('unitQuantity'), column('remark'),
            column('listPrice'), column('taxRate'), column('lineNet'), column('lineGross'), column('priceVersion'),
            column('priceSource'), column('priceListId'), lines.map(line => JSON.stringify(line.adjustments)), column('areaNet'), column('rollWidthCm'),
            column('orderSetId'), column('takesDiscount'),
        ],
    );
}

/** Takes out what is bought by itself; a set goes as a whole, see `removeSets`. */
export async function removeLines(manager: EntityManager, orderId: number, variantIds: readonly number[]): Promise<void> {
    if (variantIds.length > 0) {
        await manager.query(
            `${keptMark} DELETE FROM order_line l USING company_order_line c
              WHERE c.id = l.id AND c."orderSetId" IS NULL AND l."orderId" = $1 AND l."productVariantId" = ANY($2)`,
            [orderId, variantIds],
        );
    }
}

export async function removeAllLines(manager: EntityManager, orderId: number): Promise<void> {
    await manager.query('DELETE FROM order_line WHERE "orderId" = $1', [orderId]);
    await manager.query('DELETE FROM company_order_set WHERE "orderId" = $1', [orderId]);
}

/** Lines of a cart, and the sets that they came of, into another cart of the same company. */
export async function moveLines(manager: EntityManager, fromOrderId: number, toOrderId: number, lineIds: readonly number[]): Promise<void> {
    await manager.query(
        `WITH sets AS (
            UPDATE company_order_set s SET "orderId" = $2, "updatedAt" = now()
             WHERE s."orderId" = $1 AND s.id IN (SELECT c."orderSetId" FROM company_order_line c WHERE c.id = ANY($3::int[]))),
         ours AS (UPDATE company_order_line c SET "orderId" = $2, "updatedAt" = now() WHERE c."orderId" = $1 AND c.id = ANY($3::int[]))
         UPDATE order_line l SET "orderId" = $2, "updatedAt" = now() WHERE l."orderId" = $1 AND l.id = ANY($3::int[])`,
        [fromOrderId, toOrderId, lineIds],
    );
}

/** The second order of a cart that was split in two. */
export async function writeSplit(manager: EntityManager, orderId: number, splitOfOrderId: number): Promise<void> {
    await manager.query('UPDATE company_order SET "splitOfOrderId" = $2 WHERE "orderId" = $1', [orderId, splitOfOrderId]);
}

/** The company's carts are in another currency from now on. */
export async function moveCarts(manager: EntityManager, companyId: number, currencyCode: string): Promise<void> {
    await manager.query(
        `UPDATE "order" o SET "currencyCode" = $2, "updatedAt" = now() FROM company_order co
          WHERE co."orderId" = o.id AND co."companyId" = $1 AND co."placedAt" IS NULL`,
        [companyId, currencyCode],
    );
}

/** Adds the lines up in SQL, whatever their number, and counts the cart's version on. */
export async function updateTotals(manager: EntityManager, cart: CartRecord): Promise<CartRecord & { lineCount: number }> {
    const rows = rowsOf<{ version: number; totalNet: string; totalGross: string; lineCount: number }>(
        await manager.query(
            `${keptMark} WITH totals AS (SELECT COALESCE(sum(c."lineNet"), 0)::bigint AS net, COALESCE(sum(c."lineGross"), 0)::bigint AS gross, count(*)::int AS lines
                               FROM company_order_line c WHERE c."orderId" = $1),
             written AS (UPDATE "order" o SET "subTotal" = t.net, "subTotalWithTax" = t.gross, "updatedAt" = now()
                           FROM totals t WHERE o.id = $1 RETURNING t.net, t.gross, t.lines)
             UPDATE company_order co SET version = co.version + 1, "updatedAt" = now() FROM written w WHERE co."orderId" = $1
             RETURNING co.version, w.net AS "totalNet", w.gross AS "totalGross", w.lines AS "lineCount"`,
            [cart.orderId],
        ),
    );
    const row = rows[0];
    if (!row) {
        throw new Error(`Cart ${cart.orderId} vanished under its lock`);
    }
    return { ...cart, version: row.version, lineCount: row.lineCount, totalNet: Number(row.totalNet), totalGross: Number(row.totalGross) };
}

export function asCart(row: RawCart | undefined): CartRecord | null {
    if (!row) return null;
    const [deliveryNet, deliveryGross] = [Number(row.deliveryNet), Number(row.deliveryGross)];
    return { ...row, totalNet: Number(row.totalNet), totalGross: Number(row.totalGross), deliveryNet, deliveryGross };
}
