import type { EntityManager } from 'typeorm';

import type { Decision } from '../domain/order-way';

export interface CustomerOrderRow {
    id: number;
    code: string;
    state: string;
    placedAt: Date;
    customerId: number;
    customerName: string;
    isDirect: boolean;
    currencyCode: string;
    costNet: number;
    paidNet: number;
    earningNet: number;
    decision: Decision;
}

export interface CustomerOrderFilter {
    /** As `codeKey` makes it. */
    term?: string;
    customerId?: number | null;
    onlyWaiting?: boolean;
    code?: string;
    orderId?: number;
    skip: number;
    take: number;
}

type Raw = Omit<CustomerOrderRow, 'costNet' | 'paidNet' | 'earningNet'> & { costNet: string; paidNet: string; totalItems: number };

/**
 * The orders that have come to the distributor, the newest first: what each costs him and brings him. Of one from further
 * down the tree he sees his own customer, and neither the buyer nor what he pays.
 */
export async function customerOrders(
    manager: EntityManager,
    companyId: number,
    { term, customerId, onlyWaiting, code, orderId, skip, take }: CustomerOrderFilter,
): Promise<{ items: CustomerOrderRow[]; totalItems: number }> {
    const rows = await manager.query<Raw[]>(
        `SELECT e."orderId" AS id, o.code, o.state, co."placedAt", e."customerCompanyId" AS "customerId", c.name AS "customerName", e."isDirect",
                o."currencyCode", e."costNet", e."paidNet", e.decision, count(*) OVER ()::int AS "totalItems"
           FROM distributor_earning e
           JOIN "order" o ON o.id = e."orderId"
           JOIN company_order co ON co."orderId" = o.id
           JOIN company c ON c.id = e."customerCompanyId"
          WHERE e."companyId" = $1 AND e."reachedAt" IS NOT NULL
            AND ($2 = '' OR regexp_replace(o.code, '[^[:alnum:]]+', '', 'g') ILIKE '%' || $2 || '%')
            AND ($3::int IS NULL OR e."customerCompanyId" = $3)
            AND (NOT $4::boolean OR (e.decision = 'waiting' AND o.state = 'AwaitingApproval'))
            AND ($5::text IS NULL OR o.code = $5) AND ($6::int IS NULL OR o.id = $6)
          ORDER BY e."reachedAt" DESC, e.id DESC OFFSET $7 LIMIT $8`,
        [companyId, term ?? '', customerId ?? null, onlyWaiting ?? false, code ?? null, orderId ?? null, skip, take],
    );
    const items = rows.map(row => {
        const [costNet, paidNet] = [Number(row.costNet), Number(row.paidNet)];
        return { ...row, costNet, paidNet, earningNet: paidNet - costNet };
    });
    return { items, totalItems: rows[0]?.totalItems ?? 0 };
}

/** The orders that wait for the distributor; those that are in his hands, from an index that holds no others. */
export async function waitingCount(manager: EntityManager, companyId: number): Promise<number> {
    const rows = await manager.query<Array<{ count: number }>>(
        `SELECT count(*)::int AS count FROM distributor_earning e JOIN "order" o ON o.id = e."orderId"
          WHERE e."companyId" = $1 AND e.decision = 'waiting' AND e."reachedAt" IS NOT NULL AND o.state = 'AwaitingApproval'`,
        [companyId],
    );
    return rows[0]?.count ?? 0;
}

export interface CustomerOrderLine {
    orderId: number;
    id: number;
    name: string;
    sku: string;
    quantity: number;
    baseUnit: string;
    unitCostNet: number;
    unitPaidNet: number;
    costNet: number;
    paidNet: number;
    earningNet: number;
}

/** The lines of orders as the distributor sees them, in `language` or else in `fallback`. */
export async function customerOrderLines(
    manager: EntityManager,
    companyId: number,
    orderIds: readonly number[],
    language: string,
    fallback: string,
): Promise<CustomerOrderLine[]> {
    const rows = await manager.query<Array<Record<string, string> & CustomerOrderLine>>(
        `SELECT d."orderId", l.id, coalesce(t.name, v.sku) AS name, v.sku, l.quantity, coalesce(s."baseUnit", 'piece') AS "baseUnit",
                d."unitCostNet", d."unitPaidNet", d."costNet", d."paidNet"
           FROM distributor_earning e
           JOIN distributor_earning_line d ON d."orderId" = e."orderId" AND d.level = e.level
           JOIN order_line l ON l.id = d."orderLineId"
           JOIN product_variant v ON v.id = l."productVariantId"
           LEFT JOIN variant_sales s ON s."productVariantId" = v.id
           LEFT JOIN LATERAL (SELECT n.name FROM product_variant_translation n WHERE n."baseId" = v.id
                ORDER BY n."languageCode" = $3 DESC, n."languageCode" = $4 DESC, n.id LIMIT 1) t ON true
          WHERE e."companyId" = $1 AND e."orderId" = ANY($2::int[]) AND e."reachedAt" IS NOT NULL
          ORDER BY d."orderId", l.id`,
        [companyId, orderIds, language, fallback],
    );
    return rows.map(row => {
        const [unitCostNet, unitPaidNet] = [Number(row.unitCostNet), Number(row.unitPaidNet)];
        const [costNet, paidNet] = [Number(row.costNet), Number(row.paidNet)];
        return { ...row, unitCostNet, unitPaidNet, costNet, paidNet, earningNet: paidNet - costNet };
    });
}

export interface EarningSum {
    orders: number;
    costNet: number;
    paidNet: number;
    earningNet: number;
}

/** What came to the distributor in each period, without what waits, was refused or cancelled. Period i is [borders[i], borders[i + 1]). */
export async function earningsBetween(manager: EntityManager, companyId: number, borders: readonly Date[]): Promise<EarningSum[]> {
    const rows = await manager.query<Array<{ orders: number; costNet: string; paidNet: string }>>(
        `SELECT count(o.id)::int AS orders, coalesce(sum(e."costNet") FILTER (WHERE o.id IS NOT NULL), 0) AS "costNet",
                coalesce(sum(e."paidNet") FILTER (WHERE o.id IS NOT NULL), 0) AS "paidNet"
           FROM unnest($2::timestamptz[], $3::timestamptz[]) WITH ORDINALITY AS period("from", "until", number)
           LEFT JOIN distributor_earning e ON e."companyId" = $1 AND e."reachedAt" >= period."from" AND e."reachedAt" < period."until"
           LEFT JOIN "order" o ON o.id = e."orderId" AND o.state NOT IN ('AwaitingApproval', 'Rejected', 'Cancelled')
          GROUP BY period.number ORDER BY period.number`,
        [companyId, borders.slice(0, -1), borders.slice(1)],
    );
    return rows.map(row => {
        const [costNet, paidNet] = [Number(row.costNet), Number(row.paidNet)];
        return { orders: row.orders, costNet, paidNet, earningNet: paidNet - costNet };
    });
}
