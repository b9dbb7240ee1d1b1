import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import type { OperationKind } from '../domain/operation-kind';
import type { OperationState } from '../domain/operation-states';
import type { ProductionName } from '../domain/production-name';
import { productName, workCode } from './order-to-plan.query';

export interface BoardBar {
    operationId: number;
    workOrderId: number;
    stationId: number;
    kind: OperationKind;
    name: ProductionName;
    state: OperationState;
    start: Date;
    end: Date;
    plannedMinutes: number;
    isPinned: boolean;
    orderCode: string;
    companyName: string;
    productName: string;
    quantity: number;
    dueDate: string | null;
}

/** The open operations between two instants: as they stand, or with a plan's id as that plan would have them. */
export function boardBars(
    connection: TransactionalConnection,
    ctx: RequestContext,
    { from, until, planId, limit }: { from: Date; until: Date; planId: number | null; limit: number },
    language: string,
): Promise<BoardBar[]> {
    const start = planId === null ? 'o."plannedStart"' : 'COALESCE(s."plannedStart", o."plannedStart")';
    const end = planId === null ? 'o."plannedEnd"' : 'COALESCE(s."plannedEnd", o."plannedEnd")';
    return sql<BoardBar>(
        connection,
        ctx,
        `SELECT o.id AS "operationId", o."workOrderId", ${planId === null ? 'o."stationId"' : 'COALESCE(s."stationId", o."stationId") AS "stationId"'}, o.kind, o.name, o.state,
                ${start} AS start, ${end} AS end, o."plannedMinutes", ${planId === null ? 'false' : 's."pinnedStart" IS NOT NULL'} AS "isPinned",
                ${workCode} AS "orderCode", COALESCE(c.name, '') AS "companyName", ${productName('v', '$3')} AS "productName", w.quantity, w."dueDate"::text AS "dueDate"
         FROM production_work_order w
         JOIN production_operation o ON o."workOrderId" = w.id
         ${planId === null ? '' : 'LEFT JOIN production_plan_step s ON s."planId" = $5 AND s."operationId" = o.id'}
         LEFT JOIN "order" ord ON ord.id = w."orderId"
         LEFT JOIN company c ON c.id = w."companyId"
         JOIN product_variant v ON v.id = w."variantId"
         WHERE w.state IN ('planned', 'released', 'running') AND o.state <> 'done' AND ${start} < $2 AND ${end} > $1
         ORDER BY ${start}, o.id LIMIT $4`,
        planId === null ? [from, until, language, limit] : [from, until, language, limit, planId],
    );
}
