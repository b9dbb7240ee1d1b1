import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { LocalDate } from '../../../kernel/time';
import { type StageState, stageState } from '../domain/operation-states';
import { nameIn } from '../domain/production-name';
import { progressPercent } from '../domain/progress';
import { promisedDays } from '../queries/promise.query';
import { type StageRow, stagesOfOrders } from '../queries/stages.query';

export interface OrderStage {
    id: number;
    lineId: number;
    productName: string;
    name: string;
    state: StageState;
    plannedStart: Date;
    plannedEnd: Date;
    startedAt: Date | null;
    finishedAt: Date | null;
    /** In base units of the product: to be made, and made until now. What was scrapped is the firm's own affair. */
    quantity: number;
    goodQuantity: number;
}

export interface OrderProduction {
    progressPercent: number;
    /** By when it is promised to be made; null as long as nothing is on the floor. */
    promisedDay: LocalDate | null;
    stages: OrderStage[];
}

interface Batch {
    orderIds: Set<number>;
    answer: Promise<Map<number, OrderProduction>>;
}

const nothing: OrderProduction = { progressPercent: 0, promisedDay: null, stages: [] };

/** What is told of an order's production. The order itself was found by its owner before: here no scope is checked. */
@Injectable()
export class StageService {
    private readonly batches = new WeakMap<object, Batch>();

    constructor(private readonly connection: TransactionalConnection) {}

    /** In the language of the ctx. */
    async stagesOfOrder(ctx: RequestContext, orderId: number): Promise<OrderStage[]> {
        return (await this.productionOf(ctx, orderId)).stages;
    }

    /** For a page whose language is not that of the request. */
    async productionIn(ctx: RequestContext, orderId: number, language: string): Promise<OrderProduction> {
        return (await this.load(ctx, [orderId], language)).get(orderId) ?? nothing;
    }

    /** Orders asked for in one turn of the event loop, as a list of orders does, are answered by one query. */
    async productionOf(ctx: RequestContext, orderId: number): Promise<OrderProduction> {
        const known = this.batches.get(ctx);
        const batch = known ?? this.open(ctx);
        batch.orderIds.add(orderId);
        return (await batch.answer).get(orderId) ?? nothing;
    }

    private open(ctx: RequestContext): Batch {
        const orderIds = new Set<number>();
        const answer = new Promise<void>(resolve => setImmediate(resolve)).then(() => {
            this.batches.delete(ctx);
            return this.load(ctx, [...orderIds], ctx.languageCode);
        });
        const batch = { orderIds, answer };
        this.batches.set(ctx, batch);
        return batch;
    }

    private async load(ctx: RequestContext, orderIds: number[], language: string): Promise<Map<number, OrderProduction>> {
        const rows = await stagesOfOrders(this.connection, ctx, orderIds, language);
        const days = await promisedDays(this.connection, ctx, orderIds);
        const byOrder = new Map<number, StageRow[]>();
        for (const row of rows) {
            byOrder.set(row.orderId, [...(byOrder.get(row.orderId) ?? []), row]);
        }
        return new Map([...byOrder].map(([orderId, stages]) => [orderId, {
            progressPercent: progressPercent(stages),
            promisedDay: days.get(orderId) ?? null,
            stages: stages.map(stage => toldStage(stage, language)),
        }]));
    }
}

function toldStage(row: StageRow, language: string): OrderStage {
    const { id, lineId, productName, plannedStart, plannedEnd, startedAt, finishedAt, quantity, goodQuantity } = row;
    const name = nameIn(row.name, language);
    return { id, lineId, productName, name, state: stageState(row), plannedStart, plannedEnd, startedAt, finishedAt, quantity, goodQuantity };
}
