import type { EntityManager } from 'typeorm';

import type { MemberScope } from '../../../kernel/scope';
import { keptMark, rowsOf } from '../../../kernel/vendure-sql';
import type { CartChangeNote, CartSharing } from '../domain/cart-sharing';
import { asCart, cartColumns, type CartRecord, cartTables, type RawCart } from './cart.query';

type Viewer = Pick<MemberScope, 'companyId' | 'memberId' | 'branchId' | 'permissions'>;

/**
 * The carts that a member may use: his own, and those that colleagues of his company share with him, if he may order. Who sees his
 * own branch only shares the carts of its people; whom an owner has chosen, he has chosen.
 */
function reachable({ companyId, memberId, branchId, permissions }: Viewer, params: unknown[]): string {
    params.push(companyId, memberId, permissions.has('order'), branchId === null || permissions.has('see-whole-company'), branchId);
    const at = (back: number) => `$${params.length - 4 + back}`;
    return `co."companyId" = ${at(0)} AND co."placedAt" IS NULL AND o.active AND o.state = 'AddingItems' AND (
        co."placedByMemberId" = ${at(1)} OR (${at(2)}::boolean AND co."placedByMemberId" IS NOT NULL AND (
            (mc.sharing = 'company' AND (${at(3)}::boolean OR co."branchId" = ${at(4)}::int))
            OR (mc.sharing = 'chosen' AND EXISTS (SELECT 1 FROM cart_share s WHERE s."cartId" = mc.id AND s."memberId" = ${at(1)})))))`;
}

/** The member's current cart first, then the oldest of his own. */
function currentFirst(memberId: number, params: unknown[]): { where: string; orderBy: string } {
    params.push(memberId);
    const isCurrent = `EXISTS (SELECT 1 FROM current_cart cc WHERE cc."memberId" = $${params.length} AND cc."cartId" = co.id)`;
    return { where: `(co."placedByMemberId" = $${params.length} OR ${isCurrent})`, orderBy: `ORDER BY NOT ${isCurrent}, co.id LIMIT 1` };
}

/** The cart that is named, or the current one; null when there is none that he may use. */
export async function findCart(manager: EntityManager, viewer: Viewer, cartId: number | null): Promise<CartRecord | null> {
    const params: unknown[] = [];
    const where = reachable(viewer, params);
    if (cartId !== null) {
        params.push(cartId);
        return asCart((await manager.query<RawCart[]>(`${keptMark} SELECT ${cartColumns} FROM ${cartTables} WHERE ${where} AND co.id = $${params.length}`, params))[0]);
    }
    const current = currentFirst(viewer.memberId, params);
    return asCart((await manager.query<RawCart[]>(`${keptMark} SELECT ${cartColumns} FROM ${cartTables} WHERE ${where} AND ${current.where} ${current.orderBy}`, params))[0]);
}

/** The id of the current cart, as a statement of one value. */
function currentId(viewer: Viewer, params: unknown[]): string {
    const where = reachable(viewer, params);
    const current = currentFirst(viewer.memberId, params);
    return `SELECT co.id FROM ${cartTables} WHERE ${where} AND ${current.where} ${current.orderBy}`;
}

export async function currentCartId(manager: EntityManager, viewer: Viewer): Promise<number | null> {
    const params: unknown[] = [];
    const rows = await manager.query<Array<{ id: number }>>(`${keptMark} ${currentId(viewer, params)}`, params);
    return rows[0]?.id ?? null;
}

/** The cart that is named, or the current one, with both rows locked, so that one that was placed while we waited is seen as placed: then it is none. */
export async function lockCart(manager: EntityManager, viewer: Viewer, cartId: number | null): Promise<CartRecord | null> {
    const params: unknown[] = [];
    const where = reachable(viewer, params);
    const id = cartId === null ? `(${currentId(viewer, params)})` : `$${params.push(cartId)}`;
    const rows = await manager.query<RawCart[]>(`${keptMark} SELECT ${cartColumns} FROM ${cartTables} WHERE ${where} AND co.id = ${id} FOR UPDATE OF co, o`, params);
    return asCart(rows[0]);
}

/** That it was a cart of the company, which somebody has placed since. */
export async function wasCart(manager: EntityManager, companyId: number, cartId: number): Promise<boolean> {
    const rows = await manager.query<unknown[]>('SELECT 1 FROM company_order co WHERE co.id = $1 AND co."companyId" = $2 AND co."placedAt" IS NOT NULL', [cartId, companyId]);
    return rows.length > 0;
}

/** A colleague, as the company knows him. */
export interface CartPerson {
    id: number;
    name: string;
}

export interface CartListing {
    id: number;
    name: string;
    remark: string;
    sharing: CartSharing;
    version: number;
    cartVersion: number;
    owner: CartPerson;
    ownerIsActive: boolean;
    isCurrent: boolean;
    sharedWith: CartPerson[];
    lineCount: number;
    currencyCode: string;
    totalNet: number;
    totalGross: number;
    changedAt: Date;
}

const nameOf = (member: string, customer: string) =>
    `COALESCE(${member}."invitedAs"->>'firstName', ${customer}."firstName") || ' ' || COALESCE(${member}."invitedAs"->>'lastName', ${customer}."lastName")`;

/** What the member may use, his own first. */
export async function listCarts(manager: EntityManager, viewer: Viewer): Promise<CartListing[]> {
    const params: unknown[] = [];
    const where = reachable(viewer, params);
    params.push(viewer.memberId);
    const me = `$${params.length}`;
    const rows = await manager.query<Array<CartListing & { totalNet: string; totalGross: string }>>(
        `SELECT co.id, mc.name, mc.remark, mc.sharing, mc.version, co.version AS "cartVersion", o."currencyCode", o."subTotal" AS "totalNet", o."subTotalWithTax" AS "totalGross",
                json_build_object('id', m.id, 'name', ${nameOf('m', 'cu')}) AS owner, m.active AND cu."deletedAt" IS NULL AS "ownerIsActive", o."updatedAt" AS "changedAt",
                COALESCE((SELECT cc."cartId" = co.id FROM current_cart cc WHERE cc."memberId" = ${me}), false) AS "isCurrent",
                (SELECT count(*)::int FROM company_order_line l WHERE l."orderId" = co.id AND l."orderSetId" IS NULL) + (SELECT count(*)::int FROM company_order_set s WHERE s."orderId" = co.id) AS "lineCount",
                COALESCE((SELECT json_agg(json_build_object('id', sm.id, 'name', ${nameOf('sm', 'sc')}) ORDER BY sm.id) FROM cart_share s
                    JOIN company_member sm ON sm.id = s."memberId" JOIN customer sc ON sc.id = sm."customerId" WHERE s."cartId" = co.id AND mc.sharing = 'chosen'), '[]') AS "sharedWith"
           FROM ${cartTables} JOIN company_member m ON m.id = co."placedByMemberId" JOIN customer cu ON cu.id = m."customerId"
          WHERE ${where} AND mc.id IS NOT NULL
          ORDER BY co."placedByMemberId" <> ${me}, co.id LIMIT 500`,
        params,
    );
    const listed = rows.map(row => ({ ...row, totalNet: Number(row.totalNet), totalGross: Number(row.totalGross) }));
    // When he has chosen none: the oldest of his own.
    return listed.some(cart => cart.isCurrent) ? listed : listed.map((cart, i) => ({ ...cart, isCurrent: i === 0 && cart.owner.id === viewer.memberId }));
}

/** The names of the member's own carts, as they were written, but for one. */
export async function ownCartNames(manager: EntityManager, memberId: number, exceptId: number | null): Promise<string[]> {
    const rows = await manager.query<Array<{ name: string }>>(
        `SELECT mc.name FROM company_order co JOIN member_cart mc ON mc.id = co.id
          WHERE co."placedByMemberId" = $1 AND co."placedAt" IS NULL AND ($2::int IS NULL OR co.id <> $2)`,
        [memberId, exceptId],
    );
    return rows.map(row => row.name);
}

export async function writeCurrentCart(manager: EntityManager, memberId: number, cartId: number): Promise<void> {
    await manager.query(
        `INSERT INTO current_cart ("memberId", "cartId") VALUES ($1, $2) ON CONFLICT ON CONSTRAINT "UQ_current_cart" DO UPDATE SET "cartId" = EXCLUDED."cartId", "updatedAt" = now()`,
        [memberId, cartId],
    );
}

export async function writeCartName(manager: EntityManager, cartId: number, { name, remark }: { name: string; remark: string }): Promise<void> {
    await manager.query('UPDATE member_cart SET name = $2, remark = $3, version = version + 1, "updatedAt" = now() WHERE id = $1', [cartId, name, remark]);
}

export async function writeSharing(manager: EntityManager, cartId: number, sharing: CartSharing, memberIds: readonly number[]): Promise<void> {
    await manager.query(`UPDATE member_cart SET sharing = $2, version = version + 1, "updatedAt" = now() WHERE id = $1`, [cartId, sharing]);
    await manager.query('DELETE FROM cart_share WHERE "cartId" = $1 AND "memberId" <> ALL($2::int[])', [cartId, memberIds]);
    await manager.query('INSERT INTO cart_share ("cartId", "memberId") SELECT $1, unnest($2::int[]) ON CONFLICT DO NOTHING', [cartId, memberIds]);
}

/** Keeps with a shared cart who changed what, and with each changed line in which version that was. */
export async function writeChangeNote(manager: EntityManager, cartId: number, note: CartChangeNote, changedIds: readonly number[], kept: number): Promise<void> {
    await manager.query(
        `WITH lines AS (UPDATE company_order_line c SET "changedInVersion" = $3, "changedByMemberId" = $4 FROM order_line l
                         WHERE l.id = c.id AND l."orderId" = $1 AND c."orderSetId" IS NULL AND l."productVariantId" = ANY($5::int[]))
         UPDATE member_cart SET changes = (SELECT jsonb_agg(e.value ORDER BY e.n) FROM jsonb_array_elements(jsonb_build_array($2::jsonb) || changes) WITH ORDINALITY AS e(value, n) WHERE e.n <= $6)
          WHERE id = $1`,
        [cartId, JSON.stringify(note), note.version, note.memberId, changedIds, kept],
    );
}

export async function changeNotes(manager: EntityManager, cartId: number): Promise<CartChangeNote[]> {
    const rows = await manager.query<Array<{ changes: CartChangeNote[] }>>('SELECT changes FROM member_cart WHERE id = $1', [cartId]);
    return rows[0]?.changes ?? [];
}

/** What people call a member and the articles, in their language. */
export async function namesOf(manager: EntityManager, memberId: number, variantIds: readonly number[], language: string): Promise<{ member: string; variants: string[] }> {
    const [row] = await manager.query<Array<{ member: string | null; variants: string[] | null }>>(
        `SELECT (SELECT ${nameOf('m', 'cu')} FROM company_member m JOIN customer cu ON cu.id = m."customerId" WHERE m.id = $1) AS member,
                (SELECT array_agg(COALESCE(t.name, v.sku) ORDER BY array_position($2::int[], v.id)) FROM product_variant v
                   LEFT JOIN LATERAL (SELECT n.name FROM product_variant_translation n WHERE n."baseId" = v.id ORDER BY n."languageCode" = $3 DESC, n.id LIMIT 1) t ON true
                  WHERE v.id = ANY($2::int[])) AS variants`,
        [memberId, variantIds, language],
    );
    return { member: row?.member ?? '', variants: row?.variants ?? [] };
}

/** Takes the cart away with all that is in it. The caller has it locked. */
export async function deleteCart(manager: EntityManager, cartId: number): Promise<void> {
    await manager.query('UPDATE session SET "activeOrderId" = NULL WHERE "activeOrderId" = $1', [cartId]);
    await manager.query('DELETE FROM "order" WHERE id = $1', [cartId]);
}

/** All that is in a cart into an empty one, as it stands: what is not to be had any more is told where it is looked at. */
export async function copyLines(manager: EntityManager, fromId: number, toId: number): Promise<number> {
    const rows = rowsOf<{ id: number }>(
        await manager.query(
            `WITH sets AS (SELECT s.id, nextval(pg_get_serial_sequence('company_order_set', 'id'))::int AS new_id FROM company_order_set s WHERE s."orderId" = $1),
             set_copies AS (
                INSERT INTO company_order_set (id, "orderId", "productSetId", code, names, quantity, "unitNet", "firmNet")
                SELECT n.new_id, $2, s."productSetId", s.code, s.names, s.quantity, s."unitNet", s."firmNet" FROM company_order_set s JOIN sets n ON n.id = s.id RETURNING id),
             lines AS (SELECT l.id, nextval(pg_get_serial_sequence('order_line', 'id'))::int AS new_id FROM (SELECT id FROM order_line WHERE "orderId" = $1 ORDER BY id) l),
             copies AS (
                INSERT INTO order_line (id, quantity, "listPriceIncludesTax", adjustments, "taxLines", "productVariantId", "taxCategoryId", "initialListPrice", "listPrice", "featuredAssetId", "orderId")
                SELECT n.new_id, l.quantity, l."listPriceIncludesTax", l.adjustments, l."taxLines", l."productVariantId", l."taxCategoryId", l."listPrice", l."listPrice", l."featuredAssetId", $2
                  FROM order_line l JOIN lines n ON n.id = l.id RETURNING id)
             INSERT INTO company_order_line (id, "orderLineId", "orderId", "enteredUnit", "enteredQuantity", remark, "taxRate", "lineNet", "lineGross", "priceVersion", "priceSource", "priceListId",
                                             "areaNet", "rollWidthCm", "orderSetId", "takesDiscount", "bonusQuantity", "bonusOffNet", "orderOffNet", "pricedAt")
             SELECT n.new_id, n.new_id, $2, c."enteredUnit", c."enteredQuantity", c.remark, c."taxRate", c."lineNet", c."lineGross", c."priceVersion", c."priceSource", c."priceListId",
                    c."areaNet", c."rollWidthCm", s.new_id, c."takesDiscount", c."bonusQuantity", c."bonusOffNet", c."orderOffNet", c."pricedAt"
               FROM company_order_line c JOIN lines n ON n.id = c.id JOIN copies ON copies.id = n.new_id LEFT JOIN sets s ON s.id = c."orderSetId"
              WHERE (SELECT count(*) FROM set_copies) IS NOT NULL
             RETURNING id`,
            [fromId, toId],
        ),
    );
    return rows.length;
}
