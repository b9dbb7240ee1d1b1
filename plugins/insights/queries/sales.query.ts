import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import type { FigureScope } from '../types';

/** The months of a chart as rows: `month` counts from 0. Parameters $1 (starts) and $2 (ends). */
export const monthRows = `unnest($1::timestamptz[], $2::timestamptz[]) WITH ORDINALITY AS month("from", "until", number)`;

export const monthParams = ({ borders }: FigureScope): [Date[], Date[]] => [borders.slice(0, -1), borders.slice(1)];

/** What the firm itself gets for an order: of an end customer's the root distributor's cost, without the mark-ups. */
const turnover = 'COALESCE(root."costNet", o."subTotal")';
const rootJoin = 'LEFT JOIN distributor_earning root ON root."orderId" = o.id AND root.level = 0';

export interface SalesMonth {
    orders: number;
    /** Net, minor units. */
    amount: number;
}

/** Orders placed in each month, in one currency. */
export async function salesByMonth(connection: TransactionalConnection, ctx: RequestContext, scope: FigureScope): Promise<SalesMonth[]> {
    const rows = await sql<{ orders: number; amount: string }>(
        connection,
        ctx,
        `SELECT count(o.id)::int AS orders, COALESCE(sum(${turnover}), 0)::text AS amount
         FROM ${monthRows}
         LEFT JOIN company_order co ON co."placedAt" >= month."from" AND co."placedAt" < month."until" AND ($3::int IS NULL OR co."companyId" = $3)
         LEFT JOIN "order" o ON o.id = co."orderId" AND o."currencyCode" = $4 AND o.state NOT IN ('AwaitingApproval', 'Cancelled', 'Rejected')
         ${rootJoin}
         GROUP BY month.number ORDER BY month.number`,
        [...monthParams(scope), scope.companyId, scope.currencyCode],
    );
    return rows.map(row => ({ orders: row.orders, amount: Number(row.amount) }));
}

export interface StateCount {
    state: string;
    count: number;
}

export function ordersByState(connection: TransactionalConnection, ctx: RequestContext, scope: FigureScope): Promise<StateCount[]> {
    return sql<StateCount>(
        connection,
        ctx,
        `SELECT o.state, count(*)::int AS count
         FROM company_order co JOIN "order" o ON o.id = co."orderId"
         WHERE co."placedAt" >= $1 AND co."placedAt" < $2 AND ($3::int IS NULL OR co."companyId" = $3)
         GROUP BY o.state ORDER BY count(*) DESC, o.state`,
        [scope.borders[0], scope.borders.at(-1), scope.companyId],
    );
}

export interface CompanyVolume {
    companyId: number;
    companyName: string;
    orders: number;
    amount: number;
}

/** Active companies, guests and the visitors' one apart, by what they ordered, the most or the least first; one that ordered nothing counts as 0. */
export async function companiesByVolume(
    connection: TransactionalConnection,
    ctx: RequestContext,
    scope: FigureScope,
    direction: 'most' | 'least',
): Promise<CompanyVolume[]> {
    const rows = await sql<Omit<CompanyVolume, 'amount'> & { amount: string }>(
        connection,
        ctx,
        `SELECT c.id AS "companyId", c.name AS "companyName", count(o.id)::int AS orders, COALESCE(sum(${turnover}), 0)::text AS amount
         FROM company c
         LEFT JOIN company_order co ON co."companyId" = c.id AND co."placedAt" >= $1 AND co."placedAt" < $2
         LEFT JOIN "order" o ON o.id = co."orderId" AND o.state NOT IN ('AwaitingApproval', 'Cancelled', 'Rejected')
         ${rootJoin}
         WHERE c.active AND c.kind = 'customer' AND c."currencyCode" = $3 AND ($4::int IS NULL OR c.id = $4)
         GROUP BY c.id ORDER BY COALESCE(sum(${turnover}), 0) ${direction === 'most' ? 'DESC' : 'ASC'}, c.id LIMIT 5`,
        [scope.borders[0], scope.borders.at(-1), scope.currencyCode, scope.companyId],
    );
    return rows.map(row => ({ ...row, amount: Number(row.amount) }));
}
