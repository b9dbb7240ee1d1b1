import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import type { Texts } from '../domain/complaint-form';
import type { ComplaintState, ComplaintWish } from '../domain/complaint-states';

export interface ComplaintRow {
    id: number;
    number: string;
    state: ComplaintState;
    wish: ComplaintWish;
    source: string;
    companyId: number;
    companyName: string;
    filedBy: string;
    filedAt: Date;
    orderId: number;
    orderCode: string;
    shipmentNumber: string | null;
    kindName: Texts;
    goods: string;
    dueOn: string;
    /** The firm still owes its word, and the day has passed. */
    isLate: boolean;
    decidedAt: Date | null;
    currencyCode: string;
    totalCost: number;
}

export interface ComplaintFilter {
    term: string;
    states: readonly string[];
    kindId: number | null;
    companyId: number | null;
    from: string | null;
    until: string | null;
    late: boolean;
    take: number;
    skip: number;
}

/** Of staff the companies within reach; of a member his own and his branch's complaints, or his company's. */
export type ComplaintSight = { kind: 'staff'; reach: readonly number[] | null } | { kind: 'member'; companyId: number; memberId: number; branchId: number | null; seesAll: boolean };

/** `today` is the firm's day, by which a complaint is late. */
export async function complaintRows(
    connection: TransactionalConnection,
    ctx: RequestContext,
    sight: ComplaintSight,
    filter: ComplaintFilter,
    zone: string,
): Promise<{ items: ComplaintRow[]; totalItems: number }> {
    const { term, states, kindId, companyId, from, until, late, take, skip } = filter;
    const params: unknown[] = [term === '' ? null : `%${term.replace(/[\\%_]/g, '\\$&')}%`, states, kindId, companyId, from, until, late, take, skip, zone];
    const seen =
        sight.kind === 'staff'
            ? '($11::int[] IS NULL OR co."managerAdministratorId" = ANY($11))'
            : '(c."companyId" = $11::int AND ($12::boolean OR c."memberId" = $13::int OR c."branchId" = $14::int))';
    params.push(...(sight.kind === 'staff' ? [sight.reach] : [sight.companyId, sight.seesAll, sight.memberId, sight.branchId]));
    const isLate = `(c.state IN ('received', 'examined', 'needs-answer') AND c."dueOn" < (now() AT TIME ZONE $10::text)::date)`;
    const rows = await sql<ComplaintRow & { totalItems: string }>(
        connection,
        ctx,
        `WITH found AS (
            SELECT c.id, count(*) OVER () AS "totalItems" FROM complaint c JOIN company co ON co.id = c."companyId"
             WHERE ${seen} AND ($1::text IS NULL OR lower(c.number) LIKE $1 OR lower(c."orderCode") LIKE $1 OR co."searchKey" LIKE $1)
               AND (cardinality($2::text[]) = 0 OR c.state = ANY($2)) AND ($3::int IS NULL OR c."kindId" = $3) AND ($4::int IS NULL OR c."companyId" = $4)
               AND ($5::date IS NULL OR c."filedAt" >= $5::date::timestamp AT TIME ZONE $10) AND ($6::date IS NULL OR c."filedAt" < ($6::date + 1)::timestamp AT TIME ZONE $10)
               AND (NOT $7::boolean OR ${isLate})
             ORDER BY c."filedAt" DESC, c.id DESC LIMIT $8 OFFSET $9)
         SELECT c.id, c.number, c.state, c.wish, c.source, c."companyId", co.name AS "companyName", c."filedBy", c."filedAt", c."orderId", c."orderCode", c."shipmentNumber",
                k.name AS "kindName", c."dueOn"::text AS "dueOn", ${isLate} AS "isLate", c."decidedAt", c."currencyCode",
                c."goodsCost" + c."transportCost" + c."workCost" AS "totalCost", f."totalItems",
                (SELECT string_agg(l.name, ', ' ORDER BY l.id) FROM complaint_line l WHERE l."complaintId" = c.id) AS goods
           FROM found f JOIN complaint c ON c.id = f.id JOIN company co ON co.id = c."companyId" JOIN complaint_kind k ON k.id = c."kindId"
          ORDER BY c."filedAt" DESC, c.id DESC`,
        params,
    );
    if (rows.length === 0 && skip > 0) return { items: [], totalItems: (await complaintRows(connection, ctx, sight, { ...filter, skip: 0, take: 1 }, zone)).totalItems };
    // Amounts come as texts.
    return { items: rows.map(row => ({ ...row, goods: row.goods ?? '', totalCost: Number(row.totalCost) })), totalItems: Number(rows[0]?.totalItems ?? 0) };
}
