import type { EntityManager } from 'typeorm';

import type { Decision, WayLevel } from '../domain/order-way';

export interface OrderedLine {
    id: number;
    variantId: number;
    quantity: number;
    unitNet: number;
    rollWidthCm: number | null;
    lineNet: number;
    currencyCode: string;
    /** Of one that came of a set: the set, what one costs by the firm's word and the buyer's, and how many. */
    set: { id: number; quantity: number; firmNet: number; unitNet: number } | null;
}

export async function orderedLines(manager: EntityManager, orderId: number): Promise<OrderedLine[]> {
    const rows = await manager.query<Array<OrderedLine & { unitNet: string; lineNet: string }>>(
        `SELECT l.id, l."productVariantId" AS "variantId", l.quantity, COALESCE(c."areaNet", l."listPrice") AS "unitNet", c."rollWidthCm", c."lineNet", o."currencyCode",
                CASE WHEN s.id IS NULL THEN NULL ELSE json_build_object('id', s.id, 'quantity', s.quantity, 'firmNet', s."firmNet", 'unitNet', s."unitNet") END AS set
           FROM order_line l JOIN company_order_line c ON c.id = l.id JOIN "order" o ON o.id = l."orderId"
           LEFT JOIN company_order_set s ON s.id = c."orderSetId" WHERE l."orderId" = $1 ORDER BY l.id`,
        [orderId],
    );
    return rows.map(row => ({ ...row, unitNet: Number(row.unitNet), lineNet: Number(row.lineNet) }));
}

export interface LevelFacts {
    level: number;
    companyId: number;
    customerCompanyId: number;
    isDirect: boolean;
    costNet: number;
    paidNet: number;
    owedGross: number | null;
    needsApproval: boolean;
}

export interface LevelLineFacts {
    orderLineId: number;
    level: number;
    unitCostNet: number;
    unitPaidNet: number;
    costNet: number;
    paidNet: number;
}

export async function writeEarnings(manager: EntityManager, orderId: number, levels: readonly LevelFacts[], lines: readonly LevelLineFacts[]): Promise<void> {
    await manager.query(
        `INSERT INTO distributor_earning ("orderId", level, "companyId", "customerCompanyId", "isDirect", "costNet", "paidNet", "owedGross", "needsApproval")
         SELECT $1, t.* FROM json_to_recordset($2::json)
            AS t(level int, "companyId" int, "customerCompanyId" int, "isDirect" boolean, "costNet" bigint, "paidNet" bigint, "owedGross" bigint, "needsApproval" boolean)`,
        [orderId, JSON.stringify(levels)],
    );
    await manager.query(
        `INSERT INTO distributor_earning_line ("orderId", "orderLineId", level, "unitCostNet", "unitPaidNet", "costNet", "paidNet")
         SELECT $1, t.* FROM json_to_recordset($2::json)
            AS t("orderLineId" int, level int, "unitCostNet" bigint, "unitPaidNet" bigint, "costNet" bigint, "paidNet" bigint)`,
        [orderId, JSON.stringify(lines)],
    );
}

export interface EarningRow extends WayLevel {
    companyId: number;
    customerCompanyId: number;
    customerName: string;
    paidNet: number;
    owedGross: number | null;
}

/** The distributors of an order from the root down; their rows are locked. */
export async function lockEarnings(manager: EntityManager, orderId: number): Promise<EarningRow[]> {
    const rows = await manager.query<Array<EarningRow & { paidNet: string; owedGross: string | null }>>(
        `SELECT e.level, e."companyId", e."customerCompanyId", c.name AS "customerName", e."paidNet", e."owedGross", e."needsApproval", e.decision
           FROM distributor_earning e JOIN company c ON c.id = e."customerCompanyId"
          WHERE e."orderId" = $1 ORDER BY e.level FOR UPDATE OF e`,
        [orderId],
    );
    return rows.map(row => ({ ...row, paidNet: Number(row.paidNet), owedGross: row.owedGross === null ? null : Number(row.owedGross) }));
}

export async function markReached(manager: EntityManager, orderId: number, level: number, decision: Decision): Promise<void> {
    await manager.query(
        `UPDATE distributor_earning SET decision = $3, "reachedAt" = now(), "updatedAt" = now() WHERE "orderId" = $1 AND level = $2`,
        [orderId, level, decision],
    );
}

/** The decision of the one for whom the order waits; a member's, or nobody's when the buyer took the order back. */
export async function markDecided(manager: EntityManager, orderId: number, decision: Decision, memberId: number | null): Promise<void> {
    await manager.query(
        `UPDATE distributor_earning SET decision = $2, "decidedAt" = now(), "decidedByMemberId" = $3, "updatedAt" = now()
          WHERE "orderId" = $1 AND decision = 'waiting'`,
        [orderId, decision, memberId],
    );
}

export interface Debtor {
    companyId: number;
    amountMinor: number;
}

/** The root and what he owes for the order. */
export async function debtorOf(manager: EntityManager, orderId: number): Promise<Debtor | null> {
    const rows = await manager.query<Array<{ companyId: number; amountMinor: string }>>(
        `SELECT e."companyId", e."owedGross" + o."shippingWithTax" AS "amountMinor"
           FROM distributor_earning e JOIN "order" o ON o.id = e."orderId" WHERE e."orderId" = $1 AND e.level = 0`,
        [orderId],
    );
    return rows[0] ? { companyId: rows[0].companyId, amountMinor: Number(rows[0].amountMinor) } : null;
}
