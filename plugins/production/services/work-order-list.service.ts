import { Injectable } from '@nestjs/common';
import { Administrator, ListQueryBuilder, type ListQueryOptions, type PaginatedList, type RequestContext, TransactionalConnection } from '@vendure/core';
import { In } from 'typeorm';

import { localDateOf } from '../../../kernel/time';
import { FirmSettingsService } from '../../organizations';
import { isLate } from '../domain/lateness';
import { progressPercent } from '../domain/progress';
import { type OperationMade, shortage } from '../domain/quantities';
import { workedSeconds } from '../domain/worked-time';
import type { Operation } from '../entities/operation.entity';
import { Output } from '../entities/output.entity';
import { WorkOrder } from '../entities/work-order.entity';
import { workOrderFacts } from '../queries/work-order-facts.query';

export interface OperationView extends Operation {
    workedSeconds: number;
    /** Of the work order. */
    quantity: number;
}

export interface WorkOrderView extends WorkOrder {
    orderCode: string;
    companyName: string;
    productName: string;
    sku: string;
    openProblems: number;
    progressPercent: number;
    /** Pieces that will be missing, by what was scrapped until now. */
    shortage: number;
    late: boolean;
    operations: OperationView[];
}

const relations = ['operations', 'operations.station', 'operations.operator', 'operations.timeEntries', 'operations.problems'];

/** The planner's view of work orders: lists, one of them, progress and lateness. */
@Injectable()
export class WorkOrderListService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly lists: ListQueryBuilder,
        private readonly firm: FirmSettingsService,
    ) {}

    async list(ctx: RequestContext, options: ListQueryOptions<WorkOrder> | undefined, now: Date): Promise<PaginatedList<WorkOrderView>> {
        const [items, totalItems] = await this.lists
            .build(WorkOrder, options, { relations: ['order'], ctx, customPropertyMap: { orderCode: 'order.code' } })
            .getManyAndCount();
        return { items: await this.views(ctx, items.map(item => item.id), now), totalItems };
    }

    async findOne(ctx: RequestContext, id: number, now: Date): Promise<WorkOrderView | null> {
        return (await this.views(ctx, [id], now))[0] ?? null;
    }

    /** What operators reported of an operation, the latest first, with who did. */
    async outputsOf(ctx: RequestContext, operationId: number): Promise<Array<Output & { operator: Administrator | null }>> {
        const outputs = await this.connection.getRepository(ctx, Output).find({ where: { operationId }, order: { at: 'DESC', id: 'DESC' }, take: 200 });
        const ids = [...new Set(outputs.map(output => output.administratorId))];
        const people = ids.length === 0 ? [] : await this.connection.getRepository(ctx, Administrator).findBy({ id: In(ids) });
        return outputs.map(output => Object.assign(output, { operator: people.find(one => Number(one.id) === output.administratorId) ?? null }));
    }

    /** In the order of the ids. */
    async views(ctx: RequestContext, ids: readonly number[], now: Date): Promise<WorkOrderView[]> {
        const found = await this.connection.getRepository(ctx, WorkOrder).find({ where: { id: In([...ids]) }, relations });
        found.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
        const facts = await workOrderFacts(this.connection, ctx, ids, ctx.languageCode);
        const { timeZone } = await this.firm.get(ctx);
        return found.map(workOrder => {
            const { orderCode = '', companyName = '', productName = '', sku = '', openProblems = 0 } = facts.get(workOrder.id) ?? {};
            const operations = [...workOrder.operations]
                .sort((a, b) => a.sequence - b.sequence || a.id - b.id)
                .map(operation => Object.assign(operation, { workedSeconds: workedSeconds(operation.timeEntries, now), quantity: workOrder.quantity }));
            return Object.assign(workOrder, {
                ...{ orderCode, companyName, productName, sku, openProblems, operations },
                progressPercent: progressPercent(operations),
                shortage: shortage(operations.map(madeOf), workOrder.quantity),
                late: isLate(workOrder, localDateOf(workOrder.plannedEnd, timeZone), now),
            });
        });
    }
}

function madeOf({ id, sequence, state, goodQuantity, scrapQuantity }: Operation): OperationMade {
    return { id, sequence, state, good: goodQuantity, scrap: scrapQuantity };
}
