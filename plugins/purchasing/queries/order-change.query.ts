import type { EntityManager } from 'typeorm';

import type { Scope } from '../../../kernel/scope';
import { rowsOf } from '../../../kernel/vendure-sql';
import { firmDay } from '../../organizations';
import type { AgreedDelivery } from '../domain/agreed-delivery';
import type { OrderChangeKind, OrderChangeState } from '../domain/order-change';
import type { SpecialReason } from '../domain/special-order';
import type { OrderChange } from '../entities/order-change.entity';
import { asCart, cartColumns, type CartRecord, cartTables, type RawCart } from './cart.query';
import { ordersSeenBy } from './order-record.query';

export interface OrderChangeRecord extends Omit<OrderChange, 'order' | 'orderId' | 'updatedAt'> {
    orderId: number;
    orderCode: string;
    companyName: string;
    askedBy: string;
    askedByStaff: string | null;
    decidedBy: string | null;
}

/** One that is open and can still be decided. Once its last day is over it has run out, though the clock has not come by yet. */
const isOpen = `x.state = 'open' AND x."answerBy" >= ${firmDay}`;
const isOver = `x.state = 'open' AND x."answerBy" < ${firmDay}`;
const columns = `x.id, x."createdAt", x."orderId", x.kind, CASE WHEN ${isOver} THEN 'expired' ELSE x.state END AS state, x.version, x."answerBy"::text AS "answerBy", x."askedByMemberId", x."askedByAdministratorId", x.reason,
    x."oldWishedDate"::text AS "oldWishedDate", x."newWishedDate"::text AS "newWishedDate", x."oldRemarks", x."newRemarks", x.lines,
    x."oldTotalGross", x."newTotalGross", x."decidedAt", x."decidedByAdministratorId", x.answer, o.code AS "orderCode", company.name AS "companyName",
    COALESCE(c."firstName" || ' ' || c."lastName", '') AS "askedBy", s."firstName" || ' ' || s."lastName" AS "askedByStaff",
    d."firstName" || ' ' || d."lastName" AS "decidedBy"`;
const tables = `order_change x JOIN company_order co ON co."orderId" = x."orderId" JOIN "order" o ON o.id = x."orderId" JOIN company ON company.id = co."companyId"
    LEFT JOIN company_member m ON m.id = x."askedByMemberId" LEFT JOIN customer c ON c.id = m."customerId"
    LEFT JOIN administrator s ON s.id = x."askedByAdministratorId" LEFT JOIN administrator d ON d.id = x."decidedByAdministratorId"`;

type Raw = Omit<OrderChangeRecord, 'oldTotalGross' | 'newTotalGross'> & { oldTotalGross: string; newTotalGross: string };

async function read(manager: EntityManager, rest: string, params: readonly unknown[]): Promise<OrderChangeRecord[]> {
    const rows = await manager.query<Raw[]>(`SELECT ${columns} FROM ${tables} ${rest}`, [...params]);
    return rows.map(row => ({ ...row, oldTotalGross: Number(row.oldTotalGross), newTotalGross: Number(row.newTotalGross) }));
}

/** All that was asked of the order, the newest first. */
export function changesOfOrder(manager: EntityManager, orderId: number): Promise<OrderChangeRecord[]> {
    return read(manager, 'WHERE x."orderId" = $1 ORDER BY x.id DESC LIMIT 200', [orderId]);
}

/** One that the scope may see; what it may not is not found. */
export async function changeSeenBy(manager: EntityManager, scope: Scope, id: number): Promise<OrderChangeRecord | null> {
    const params: unknown[] = [id];
    const seen = ordersSeenBy(scope, value => `$${params.push(value)}::int`);
    return (await read(manager, `WHERE x.id = $1 AND ${seen}`, params))[0] ?? null;
}

export async function openChange(manager: EntityManager, orderId: number): Promise<OrderChangeRecord | null> {
    return (await read(manager, `WHERE x."orderId" = $1 AND ${isOpen}`, [orderId]))[0] ?? null;
}

/** What waits for staff, the oldest first; `managers`: of these account managers only. */
export function openChanges(manager: EntityManager, managers: readonly number[] | null): Promise<OrderChangeRecord[]> {
    return read(manager, `WHERE ${isOpen} AND ($1::int[] IS NULL OR company."managerAdministratorId" = ANY($1)) ORDER BY x."answerBy", x.id LIMIT 100`, [managers]);
}

/** Orders of which a request has run out, for the clock. */
export async function ordersOfOverChanges(manager: EntityManager, limit: number): Promise<number[]> {
    const rows = await manager.query<Array<{ orderId: number }>>(`SELECT x."orderId" FROM order_change x WHERE ${isOver} ORDER BY x.id LIMIT $1`, [limit]);
    return rows.map(row => row.orderId);
}

/** Ends what has run out of the order, whose row is locked. */
export async function endOver(manager: EntityManager, orderId: number): Promise<Array<{ id: number; askedByMemberId: number; kind: OrderChangeKind }>> {
    return rowsOf(await manager.query(
        `UPDATE order_change x SET state = 'expired', "decidedAt" = now(), version = version + 1, "updatedAt" = now() WHERE x."orderId" = $1 AND ${isOver}
         RETURNING id, "askedByMemberId", kind`,
        [orderId],
    ));
}

export async function insertChange(
    manager: EntityManager,
    change: Pick<OrderChangeRecord, 'orderId' | 'kind' | 'askedByMemberId' | 'askedByAdministratorId' | 'reason' | 'oldWishedDate' | 'newWishedDate' | 'oldRemarks' | 'newRemarks' | 'lines' | 'oldTotalGross' | 'newTotalGross' | 'answerBy'>,
): Promise<number> {
    const rows = await manager.query<Array<{ id: number }>>(
        `INSERT INTO order_change ("orderId", kind, "askedByMemberId", "askedByAdministratorId", reason, "oldWishedDate", "newWishedDate", "oldRemarks", "newRemarks",
                                   lines, "oldTotalGross", "newTotalGross", "answerBy")
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id`,
        [
            change.orderId, change.kind, change.askedByMemberId, change.askedByAdministratorId, change.reason, change.oldWishedDate, change.newWishedDate,
            change.oldRemarks, change.newRemarks, JSON.stringify(change.lines), change.oldTotalGross, change.newTotalGross, change.answerBy,
        ],
    );
    return rows[0]?.id ?? 0;
}

/** Ends an open one. The order's row is locked. */
export async function endChange(
    manager: EntityManager,
    id: number,
    end: { state: Exclude<OrderChangeState, 'open' | 'overtaken' | 'expired'>; administratorId: number | null; answer: string; newTotalGross?: number },
): Promise<void> {
    await manager.query(
        `UPDATE order_change SET state = $2, "decidedByAdministratorId" = $3, answer = $4, "newTotalGross" = COALESCE($5::bigint, "newTotalGross"),
                "decidedAt" = now(), version = version + 1, "updatedAt" = now() WHERE id = $1 AND state = 'open'`,
        [id, end.state, end.administratorId, end.answer, end.newTotalGross ?? null],
    );
}

/** The placed order as the cart that it was. The caller has its row locked. */
export async function orderAsCart(manager: EntityManager, orderId: number): Promise<CartRecord> {
    const cart = asCart((await manager.query<RawCart[]>(`SELECT ${cartColumns} FROM ${cartTables} WHERE o.id = $1`, [orderId]))[0]);
    if (!cart) throw new Error(`Order ${orderId} vanished under its lock`);
    return cart;
}

/** How each line was priced, which a change of its quantity keeps. */
export interface LineTerms {
    lineId: number;
    variantId: number;
    orderSetId: number | null;
    quantity: number;
    unit: string;
    unitQuantity: number;
    remark: string;
    unitNet: number;
    rollWidthCm: number | null;
    taxRate: number;
    takesDiscount: boolean;
    priceVersion: number;
    source: string;
    listId: number | null;
}

/** Of the lines that are still in the order. */
export async function lineTerms(manager: EntityManager, orderId: number): Promise<LineTerms[]> {
    const rows = await manager.query<Array<LineTerms & { unitNet: string }>>(
        `SELECT l.id AS "lineId", l."productVariantId" AS "variantId", c."orderSetId", l.quantity, c."enteredUnit" AS unit, c."enteredQuantity" AS "unitQuantity", c.remark,
                COALESCE(c."areaNet", l."listPrice") AS "unitNet", c."rollWidthCm", c."taxRate", c."takesDiscount", c."priceVersion", c."priceSource" AS source, c."priceListId" AS "listId"
           FROM order_line l JOIN company_order_line c ON c.id = l.id WHERE l."orderId" = $1 AND l.quantity > 0 ORDER BY l.id`,
        [orderId],
    );
    return rows.map(row => ({ ...row, unitNet: Number(row.unitNet) }));
}

/** Sets of which no line is left are none of the order's any more. */
export async function emptySets(manager: EntityManager, orderId: number): Promise<void> {
    await manager.query(
        `UPDATE company_order_set s SET quantity = 0, "updatedAt" = now() WHERE s."orderId" = $1
            AND NOT EXISTS (SELECT 1 FROM company_order_line c JOIN order_line l ON l.id = c.id WHERE c."orderSetId" = s.id AND l.quantity > 0)`,
        [orderId],
    );
}

export async function writeWishes(manager: EntityManager, orderId: number, { wishedDate, remarks }: { wishedDate: string | null; remarks: string }): Promise<void> {
    await manager.query(`UPDATE company_order SET "wishedDate" = $2, remarks = $3, version = version + 1, "updatedAt" = now() WHERE "orderId" = $1`, [orderId, wishedDate, remarks]);
}

/** What the changed order costs, with its one payment, which nobody has paid anything of. */
export async function writeCost(
    manager: EntityManager,
    cost: { orderId: number; totalGross: number; deliveryNet: number; deliveryGross: number; delivery: AgreedDelivery | null; specialReasons: readonly SpecialReason[] },
): Promise<void> {
    await manager.query(
        `WITH core AS (UPDATE "order" SET shipping = $3, "shippingWithTax" = $4, "updatedAt" = now() WHERE id = $1),
              paid AS (UPDATE payment SET amount = $2, "updatedAt" = now() WHERE "orderId" = $1 AND state IN ('Created', 'Authorized'))
         UPDATE company_order SET "shownTotalGross" = $2, delivery = $5, "specialReasons" = $6, "updatedAt" = now() WHERE "orderId" = $1`,
        [cost.orderId, cost.totalGross, cost.deliveryNet, cost.deliveryGross, cost.delivery === null ? null : JSON.stringify(cost.delivery), cost.specialReasons],
    );
}

export interface OrderAmountsRow {
    /** Before bonuses and the discount on the order. */
    goodsNet: number;
    bonusOffNet: number;
    orderOffNet: number;
    deliveryNet: number;
    totalNet: number;
    totalTax: number;
    totalGross: number;
}

export async function amountsOfOrder(manager: EntityManager, orderId: number): Promise<OrderAmountsRow> {
    const [row] = await manager.query<Array<Record<'bonusOffNet' | 'orderOffNet' | 'deliveryNet' | 'totalNet' | 'totalGross', string>>>(
        `SELECT sum(c."bonusOffNet") AS "bonusOffNet", sum(c."orderOffNet") AS "orderOffNet", o.shipping AS "deliveryNet",
                o."subTotal" + o.shipping AS "totalNet", o."subTotalWithTax" + o."shippingWithTax" AS "totalGross"
           FROM "order" o JOIN company_order_line c ON c."orderId" = o.id WHERE o.id = $1 GROUP BY o.id`,
        [orderId],
    );
    const of = (key: keyof NonNullable<typeof row>) => Number(row?.[key] ?? 0);
    const [bonusOffNet, orderOffNet, deliveryNet, totalNet, totalGross] = [of('bonusOffNet'), of('orderOffNet'), of('deliveryNet'), of('totalNet'), of('totalGross')];
    return { bonusOffNet, orderOffNet, deliveryNet, totalNet, totalGross, totalTax: totalGross - totalNet, goodsNet: totalNet - deliveryNet + bonusOffNet + orderOffNet };
}

/** Where the goods go, as the order has it. */
export async function countryOfOrder(manager: EntityManager, orderId: number): Promise<string> {
    const [row] = await manager.query<Array<{ country: string | null }>>(`SELECT "shippingAddress"::jsonb ->> 'countryCode' AS country FROM "order" WHERE id = $1`, [orderId]);
    return row?.country ?? '';
}

/** The order went on before anybody decided. */
export async function endOvertaken(manager: EntityManager, orderId: number): Promise<Array<{ id: number; askedByMemberId: number }>> {
    return rowsOf(await manager.query(
        `UPDATE order_change SET state = 'overtaken', "decidedAt" = now(), version = version + 1, "updatedAt" = now() WHERE "orderId" = $1 AND state = 'open'
         RETURNING id, "askedByMemberId"`,
        [orderId],
    ));
}

/** Article numbers and names, in `language` or else in the shop's own. */
export async function namesOfVariants(manager: EntityManager, variantIds: readonly number[], language: string, fallback: string): Promise<Map<number, { sku: string; name: string }>> {
    const rows = await manager.query<Array<{ id: number; sku: string; name: string }>>(
        `SELECT v.id, v.sku, COALESCE((SELECT t.name FROM product_variant_translation t WHERE t."baseId" = v.id
                ORDER BY t."languageCode" = $2 DESC, t."languageCode" = $3 DESC, t.id LIMIT 1), v.sku) AS name
           FROM product_variant v WHERE v.id = ANY($1::int[])`,
        [variantIds, language, fallback],
    );
    return new Map(rows.map(({ id, ...row }) => [id, row]));
}
