import { EntityNotFoundError } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import { keptMark } from '../../../kernel/vendure-sql';
import type { Scope } from '../../../kernel/scope';
import { addDays, startOfDay } from '../../../kernel/time';
import type { DeliveryWay } from '../../delivery';
import type { AgreedDelivery } from '../domain/agreed-delivery';
import type { OrderStateName } from '../domain/order-states';
import type { SpecialReason } from '../domain/special-order';

export interface OrderRecord {
    id: number;
    createdAt: Date;
    updatedAt: Date;
    orderId: number;
    /** Rises with each change of what was ordered. */
    version: number;
    companyId: number;
    companyName: string;
    branchId: number | null;
    branchName: string;
    placedByMemberId: number | null;
    placedBy: string;
    /** The staff member who placed it in the member's place; null when the member did, or staff for the company. */
    placedByStaff: string | null;
    code: string;
    state: OrderStateName;
    placedAt: Date;
    wishedDate: string | null;
    remarks: string;
    specialTerms: string;
    specialReasons: SpecialReason[];
    /** Where it waits, or ended waiting; null once it went to the firm. */
    gate: string | null;
    /** Of somebody who orders without an account. */
    isGuestOrder: boolean;
    /** on-account, prepayment, online or cash-on-delivery; null for a cart, and for what was placed before there was a choice and waited. */
    paymentMethod: string | null;
    checkPayments: boolean;
    currencyCode: string;
    /** Goods and delivery. */
    totalNet: number;
    totalTax: number;
    totalGross: number;
    /** The code of the other order of the same cart, when it was split in two. */
    splitWith: string | null;
    /** Of goods that were sold before they were there. */
    preSaleId: number | null;
    /** They have not come. */
    awaitsGoods: boolean;
    /** When they are to come, as it is known now; null for any other order. */
    goodsDay: string | null;
    deliveryWay: DeliveryWay;
    agreedDelivery: AgreedDelivery | null;
    deliveryNet: number;
    deliveryGross: number;
}

const columns = `co."orderId" AS id, co."createdAt", co."updatedAt", co."orderId", co.version, co."companyId", company.name AS "companyName", co."branchId",
    COALESCE(branch.name, '') AS "branchName", co."placedByMemberId",
    COALESCE(customer."firstName" || ' ' || customer."lastName", administrator."firstName" || ' ' || administrator."lastName", '') AS "placedBy",
    CASE WHEN customer.id IS NOT NULL THEN administrator."firstName" || ' ' || administrator."lastName" END AS "placedByStaff",
    o.code, o.state, co."placedAt", co."wishedDate"::text AS "wishedDate", co.remarks, co."specialTerms", co."specialReasons", co.gate, company.kind = 'guest' AS "isGuestOrder",
    COALESCE(co."paymentMethod", (SELECT p.method FROM payment p WHERE p."orderId" = o.id ORDER BY p.id LIMIT 1)) AS "paymentMethod", co."checkPayments",
    o."currencyCode", o."subTotal" + o.shipping AS "totalNet", o."subTotalWithTax" + o."shippingWithTax" AS "totalGross",
    COALESCE((SELECT x.code FROM "order" x WHERE x.id = co."splitOfOrderId"),
             (SELECT x.code FROM company_order s JOIN "order" x ON x.id = s."orderId" WHERE s."splitOfOrderId" = co."orderId" LIMIT 1)) AS "splitWith",
    co."preSaleId", co."awaitsGoods", (SELECT p.day::text FROM pre_sale p WHERE p.id = co."preSaleId") AS "goodsDay",
    co."deliveryWay", co.delivery AS "agreedDelivery", o.shipping AS "deliveryNet", o."shippingWithTax" AS "deliveryGross"`;

const tables = `company_order co
    JOIN "order" o ON o.id = co."orderId"
    JOIN company ON company.id = co."companyId"
    LEFT JOIN company_branch branch ON branch.id = co."branchId"
    LEFT JOIN company_member member ON member.id = co."placedByMemberId"
    LEFT JOIN customer ON customer.id = member."customerId"
    LEFT JOIN administrator ON administrator.id = co."placedByAdministratorId"`;

interface Raw extends Omit<OrderRecord, 'totalNet' | 'totalTax' | 'totalGross' | 'deliveryNet' | 'deliveryGross'> {
    totalNet: string;
    totalGross: string;
    deliveryNet: string;
    deliveryGross: string;
}

function asRecord(row: Raw): OrderRecord {
    const totalNet = Number(row.totalNet);
    const totalGross = Number(row.totalGross);
    const [deliveryNet, deliveryGross] = [Number(row.deliveryNet), Number(row.deliveryGross)];
    return { ...row, totalNet, totalGross, totalTax: totalGross - totalNet, deliveryNet, deliveryGross };
}

/** The placed orders that the scope may see: staff and the system all, a member those of his company, branch or hand. */
function visibleTo(scope: Scope, params: unknown[]): string {
    return ordersSeenBy(scope, value => `$${params.push(value)}::int`);
}

/** The same for other plugins' queries, as a condition on `co`; `add` keeps a value and gives its place in the text. */
export function ordersSeenBy(scope: Scope, add: (value: number | null) => string): string {
    if (scope.kind !== 'member') {
        return 'co."placedAt" IS NOT NULL';
    }
    const company = `co."placedAt" IS NOT NULL AND co."companyId" = ${add(scope.companyId)}`;
    if (scope.permissions.has('see-whole-company')) {
        return company;
    }
    return `${company} AND (co."placedByMemberId" = ${add(scope.memberId)} OR co."branchId" = ${add(scope.branchId)})`;
}

/** By the order's id or code; what the scope may not see is not found. With `lock`, the order's row is locked. */
export async function orderRecord(manager: EntityManager, scope: Scope, idOrCode: number | string, lock = false): Promise<OrderRecord> {
    const params: unknown[] = [idOrCode];
    const by = typeof idOrCode === 'number' ? 'o.id' : 'o.code';
    const where = `${by} = $1 AND ${visibleTo(scope, params)}`;
    const rows = await manager.query<Raw[]>(`${keptMark} SELECT ${columns} FROM ${tables} WHERE ${where} ${lock ? 'FOR UPDATE OF o' : ''}`, params);
    if (!rows[0]) {
        throw new EntityNotFoundError('Order', idOrCode);
    }
    return asRecord(rows[0]);
}

/** Placed orders by their ids, in the ids' order; for staff. */
export async function orderRecordsByIds(manager: EntityManager, ids: readonly number[]): Promise<OrderRecord[]> {
    const rows = await manager.query<Raw[]>(
        `SELECT ${columns} FROM ${tables} WHERE co."orderId" = ANY($1) AND co."placedAt" IS NOT NULL
          ORDER BY array_position($1::int[], co."orderId")`,
        [ids],
    );
    return rows.map(asRecord);
}

export interface OrderFilter {
    /** As `codeKey` makes it: letters and digits only. */
    term?: string;
    /** As it was typed: for names. */
    words?: string;
    states?: readonly string[];
    /** Days of the firm's calendar, both included. */
    from?: string | null;
    until?: string | null;
    /** In which the days are counted. */
    timeZone?: string;
    placedByMemberId?: number | null;
    branchId?: number | null;
    skip: number;
    take: number;
}

/**
 * The newest first. The term is looked for in the order's code, its lines' article numbers, whatever separates their parts, the names
 * of the articles, and what the company itself calls them. Which orders they are, and how many, is read from the company's index alone, whatever
 * else than a term they are narrowed by; of the other tables the page is read.
 */
export async function orderRecords(manager: EntityManager, scope: Scope, filter: OrderFilter): Promise<{ items: OrderRecord[]; totalItems: number }> {
    const params: unknown[] = [];
    const found = foundBy(scope, filter, params);
    const items = await pageOf(manager, found, params, filter);
    const isAll = items.length > 0 ? items.length < filter.take : filter.skip === 0;
    if (isAll) return { items, totalItems: filter.skip + items.length };
    const [counted] = await manager.query<Array<{ count: number }>>(`SELECT count(*)::int AS count FROM ${found}`, params);
    return { items, totalItems: counted?.count ?? 0 };
}

/** The same uncounted: for a file. */
export async function newestOrders(manager: EntityManager, scope: Scope, filter: OrderFilter): Promise<OrderRecord[]> {
    const params: unknown[] = [];
    return pageOf(manager, foundBy(scope, filter, params), params, filter);
}

async function pageOf(manager: EntityManager, found: string, params: readonly unknown[], { take, skip }: OrderFilter): Promise<OrderRecord[]> {
    const rows = await manager.query<Raw[]>(
        `WITH page AS MATERIALIZED (SELECT co.id, co."placedAt" FROM ${found} ORDER BY co."placedAt" DESC, co.id DESC
                       LIMIT $${params.length + 1} OFFSET $${params.length + 2})
         SELECT ${columns} FROM ${tables} JOIN page ON page.id = co.id ORDER BY page."placedAt" DESC, page.id DESC`,
        [...params, take, skip],
    );
    return rows.map(asRecord);
}

/** FROM and WHERE of the orders that the scope sees and the filter leaves. */
function foundBy(scope: Scope, filter: OrderFilter, params: unknown[]): string {
    const conditions = [visibleTo(scope, params)];
    if (filter.term) {
        params.push(`%${filter.term}%`);
        const term = `$${params.length}`;
        const matches = (code: string) => `regexp_replace(${code}, '[^[:alnum:]]+', '', 'g') ILIKE ${term}`;
        const name = `$${params.push(`%${(filter.words ?? '').replace(/[\\%_]/g, '\\$&')}%`)}`;
        conditions.push(`(${matches('o.code')} OR EXISTS (SELECT 1 FROM order_line l JOIN product_variant v ON v.id = l."productVariantId"
            WHERE l."orderId" = o.id AND (${matches('v.sku')}
               OR EXISTS (SELECT 1 FROM product_variant_translation t WHERE t."baseId" = v.id AND t.name ILIKE ${name})
               OR EXISTS (SELECT 1 FROM customer_code k WHERE k."productVariantId" = v.id AND k."companyId" = co."companyId" AND ${matches('k."ownCode"')}))))`);
    }
    const only = (condition: (place: string) => string, value: unknown) => {
        if (value == null) return;
        params.push(value);
        conditions.push(condition(`$${params.length}`));
    };
    const { timeZone = 'UTC' } = filter;
    only(place => `co."placedAt" >= ${place}::timestamptz`, filter.from && startOfDay(filter.from, timeZone));
    only(place => `co."placedAt" < ${place}::timestamptz`, filter.until && startOfDay(addDays(filter.until, 1), timeZone));
    only(place => `co."placedByMemberId" = ${place}`, filter.placedByMemberId);
    only(place => `co."branchId" = ${place}`, filter.branchId);
    only(place => `co."orderState" = ANY(${place})`, filter.states?.length ? filter.states : null);
    // Core's table is asked only where its code decides.
    return `company_order co ${filter.term ? 'JOIN "order" o ON o.id = co."orderId"' : ''} WHERE ${conditions.join(' AND ')}`;
}

export interface OrderStep {
    orderId: number;
    at: Date;
    state: OrderStateName;
    by: string | null;
    note: string | null;
}

/** The states that the orders have gone through, the oldest first. */
export function orderSteps(manager: EntityManager, orderIds: readonly number[]): Promise<OrderStep[]> {
    return manager.query<OrderStep[]>(
        `SELECT h."orderId", (h."createdAt" AT TIME ZONE 'UTC') AS at, h.data::jsonb ->> 'to' AS state, h.data::jsonb ->> 'by' AS by,
                h.data::jsonb ->> 'note' AS note
           FROM history_entry h
          WHERE h."orderId" = ANY($1) AND h.type = 'ORDER_STATE_TRANSITION' AND h."isPublic"
          ORDER BY h."orderId", h.id`,
        [orderIds],
    );
}

/** Writes the step into core's own history, where core's order page shows it too. Gives its id. */
export async function writeStep(
    manager: EntityManager,
    scope: Scope,
    step: { orderId: number; from: OrderStateName; to: OrderStateName; note: string | null },
): Promise<number> {
    const administratorId = scope.kind === 'staff' ? scope.administratorId : scope.kind === 'member' ? (scope.acting?.administratorId ?? null) : null;
    const [written] = await manager.query<Array<{ id: number }>>(
        `${keptMark} INSERT INTO history_entry (type, discriminator, "isPublic", "orderId", "administratorId", data)
         SELECT 'ORDER_STATE_TRANSITION', 'OrderHistoryEntry', true, $1::int, $2::int, json_build_object('from', $3::text, 'to', $4::text,
                'note', $5::text, 'by', COALESCE(
                    (SELECT a."firstName" || ' ' || a."lastName" FROM administrator a WHERE a.id = $2),
                    (SELECT c."firstName" || ' ' || c."lastName" FROM customer c WHERE c.id = $6)))::text RETURNING id`,
        [step.orderId, administratorId, step.from, step.to, step.note, scope.kind === 'member' ? scope.customerId : null],
    );
    if (!written) {
        throw new Error('The step was not written');
    }
    return written.id;
}

/** By whom and for which branches the orders are that the member sees: what a list of them may be narrowed by. */
export async function orderFilters(manager: EntityManager, scope: Scope & { kind: 'member' }): Promise<{ people: { memberId: number; name: string }[]; branches: { branchId: number; name: string }[] }> {
    const params: unknown[] = [];
    const seen = visibleTo(scope, params);
    params.push(scope.companyId);
    const company = `$${params.length}::int`;
    const people = await manager.query<{ memberId: number; name: string }[]>(
        `SELECT m.id AS "memberId", c."firstName" || ' ' || c."lastName" AS name FROM company_member m JOIN customer c ON c.id = m."customerId"
          WHERE m."companyId" = ${company} AND EXISTS (SELECT 1 FROM company_order co WHERE co."placedByMemberId" = m.id AND ${seen}) ORDER BY 2, 1 LIMIT 500`, params);
    const branches = await manager.query<{ branchId: number; name: string }[]>(
        `SELECT b.id AS "branchId", b.name FROM company_branch b
          WHERE b."companyId" = ${company} AND EXISTS (SELECT 1 FROM company_order co WHERE co."branchId" = b.id AND ${seen}) ORDER BY 2, 1 LIMIT 2000`, params);
    return { people, branches };
}
