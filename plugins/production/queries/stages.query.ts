import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import type { OperationState } from '../domain/operation-states';
import type { ProductionName } from '../domain/production-name';
import { productName } from './order-to-plan.query';

export interface StageRow {
    id: number;
    orderId: number;
    lineId: number;
    productName: string;
    name: ProductionName;
    state: OperationState;
    plannedMinutes: number;
    quantity: number;
    goodQuantity: number;
    scrapQuantity: number;
    plannedStart: Date;
    plannedEnd: Date;
    startedAt: Date | null;
    finishedAt: Date | null;
}

/** The stages of the orders that are on the floor or made. A plan not yet released is the planner's own, and is not among them. */
export function stagesOfOrders(
    connection: TransactionalConnection,
    ctx: RequestContext,
    orderIds: readonly number[],
    language: string,
): Promise<StageRow[]> {
    return sql<StageRow>(
        connection,
        ctx,
        `SELECT o.id, w."orderId", w."orderLineId" AS "lineId", ${productName('v', '$2')} AS "productName", o.name, o.state,
                o."plannedMinutes", o."plannedStart", o."plannedEnd", o."startedAt", o."finishedAt",
                w.quantity, o."goodQuantity", o."scrapQuantity"
         FROM production_work_order w
         JOIN production_operation o ON o."workOrderId" = w.id
         JOIN product_variant v ON v.id = w."variantId"
         WHERE w."orderId" = ANY($1::int[]) AND w.state IN ('released', 'running', 'done')
         ORDER BY w."orderId", w."orderLineId", o.sequence, o.id LIMIT 20000`,
        [orderIds, language],
    );
}
