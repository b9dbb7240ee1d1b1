import type { Period } from '../../../kernel/time';
import type { SqlParams } from '../../assortment';

export interface SalesSpan {
    period: Period;
    /** The same as instants, in the firm's time zone. */
    instants: { from: Date; until: Date };
    /** Null: of all companies. */
    companyIds: readonly number[] | null;
}

/**
 * What the firm sold, as (company_id, currency, net, orders): orders that were fulfilled in the span, less what was credited in it. An order of a
 * distributor's end customer is the root distributor's, at his own price: he owes the firm for it (ADR 0019).
 */
export function salesRelation(params: SqlParams, { period, instants, companyIds }: SalesSpan): string {
    const instant = (at: Date) => `${params.add(at.toISOString(), 'text')}::timestamptz`;
    const companies = params.add(companyIds, 'int[]');
    const fulfilled = `co."fulfilledAt" >= ${instant(instants.from)} AND co."fulfilledAt" < ${instant(instants.until)}`;
    const among = (column: string) => `(${companies} IS NULL OR ${column} = ANY(${companies}))`;
    return `
        SELECT co."companyId" AS company_id, o."currencyCode" AS currency, o."subTotal" AS net, 1 AS orders
        FROM company_order co JOIN "order" o ON o.id = co."orderId"
        WHERE ${fulfilled} AND ${among('co."companyId"')}
          AND NOT EXISTS (SELECT 1 FROM distributor_earning e WHERE e."orderId" = co."orderId" AND e.level = 0)
        UNION ALL
        SELECT e."companyId", o."currencyCode", e."costNet", 1
        FROM distributor_earning e JOIN company_order co ON co."orderId" = e."orderId" JOIN "order" o ON o.id = e."orderId"
        WHERE e.level = 0 AND ${fulfilled} AND ${among('e."companyId"')}
        UNION ALL
        SELECT n."companyId", n."currencyCode", -n."amountNet", 0
        FROM credit_note n WHERE n."issuedOn" >= ${params.add(period.from, 'date')} AND n."issuedOn" < ${params.add(period.until, 'date')} AND ${among('n."companyId"')}`;
}

/** What a company bought in a span, in one currency. */
export function companySales(companyId: number, currencyCode: string, span: Omit<SalesSpan, 'companyIds'>, params: SqlParams): string {
    const sales = salesRelation(params, { ...span, companyIds: [companyId] });
    return `SELECT COALESCE(sum(s.net), 0)::text AS "salesNet", COALESCE(sum(s.orders), 0)::int AS orders FROM (${sales}) s WHERE s.currency = ${params.add(currencyCode, 'text')}`;
}
