import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';

import type { LocalDate } from '../../../kernel/time';
import type { StaffScope } from '../../../kernel/scope';
import { proposeBatches } from '../domain/batch-proposals';
import { type BatchedWork, batchedWork, type BatchWork, workToPropose } from '../queries/batch.query';
import { workOrderFacts, type WorkOrderFacts } from '../queries/work-order-facts.query';
import { mostInBatch } from './input-schemas';

/** Of the work that nobody has touched, the most urgent. */
const mostCandidates = 2000;
/** Those that save most. */
const mostShown = 20;
const longestDays = 60;

export interface BatchView {
    id: number;
    /** Of all of it, also of what the asker may not see. */
    size: number;
    quantity: number;
    workOrders: BatchedWork[];
}

export interface ProposedBatch {
    sku: string;
    productName: string;
    savedMinutes: number;
    quantity: number;
    workOrders: (Pick<WorkOrderFacts, 'orderCode' | 'companyName'> & Pick<BatchWork, 'id' | 'quantity' | 'dueDate' | 'plannedEnd'> & { day: LocalDate })[];
}

/** What is made at once, and what could be. */
@Injectable()
export class BatchListService {
    constructor(private readonly connection: TransactionalConnection) {}

    /** Null where nothing is in it any more. */
    async view(ctx: RequestContext, { reach }: StaffScope, id: number): Promise<BatchView | null> {
        const all = await batchedWork(this.connection, ctx, id, reach);
        if (all.length === 0) return null;
        return { id, size: all.length, quantity: all.reduce((sum, one) => sum + one.quantity, 0), workOrders: all.filter(one => one.isWithinReach) };
    }

    /** Work orders that could be made at once, of days that lie so near each other. */
    async proposals(ctx: RequestContext, { reach }: StaffScope, days: number): Promise<ProposedBatch[]> {
        if (!(days >= 0 && days <= longestDays)) throw new UserInputError(`days: 0 to ${longestDays}`);
        const candidates = new Map((await workToPropose(this.connection, ctx, reach, mostCandidates)).map(one => [one.id, one]));
        const proposals = proposeBatches([...candidates.values()], days, mostInBatch).slice(0, mostShown);
        const facts = await workOrderFacts(this.connection, ctx, proposals.flatMap(one => one.workOrderIds), ctx.languageCode);
        return proposals.map(({ workOrderIds, savedMinutes }) => {
            const work = workOrderIds.flatMap(id => {
                const one = candidates.get(id);
                const { orderCode = '', companyName = '' } = facts.get(id) ?? {};
                return one === undefined ? [] : [{ id, orderCode, companyName, quantity: one.quantity, dueDate: one.dueDate, plannedEnd: one.plannedEnd, day: one.day }];
            });
            const { sku = '', productName = '' } = facts.get(workOrderIds[0] ?? 0) ?? {};
            return { sku, productName, savedMinutes, quantity: work.reduce((sum, one) => sum + one.quantity, 0), workOrders: work };
        });
    }
}
