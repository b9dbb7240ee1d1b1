import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { productName, workCode } from './order-to-plan.query';

export interface WorkOrderFacts {
    id: number;
    orderCode: string;
    companyName: string;
    sku: string;
    productName: string;
    openProblems: number;
}

/** What a list of work orders shows of other tables. */
export async function workOrderFacts(
    connection: TransactionalConnection,
    ctx: RequestContext,
    ids: readonly number[],
    language: string,
): Promise<Map<number, WorkOrderFacts>> {
    const rows = await sql<WorkOrderFacts>(
        connection,
        ctx,
        `SELECT w.id, ${workCode} AS "orderCode", COALESCE(c.name, '') AS "companyName", v.sku, ${productName('v', '$2')} AS "productName",
                (SELECT count(*)::int FROM production_problem p JOIN production_operation o ON o.id = p."operationId"
                 WHERE o."workOrderId" = w.id AND p."resolvedAt" IS NULL) AS "openProblems"
         FROM production_work_order w
         LEFT JOIN "order" ord ON ord.id = w."orderId"
         LEFT JOIN company c ON c.id = w."companyId"
         JOIN product_variant v ON v.id = w."variantId"
         WHERE w.id = ANY($1::int[]) LIMIT 1000`,
        [ids, language],
    );
    return new Map(rows.map(row => [row.id, row]));
}
