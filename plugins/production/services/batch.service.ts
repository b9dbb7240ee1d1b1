import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { TryAgainError, withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { isUntouched, refuseBatch } from '../domain/batch-refusal';
import { finitePlan } from '../domain/finite-plan';
import { type OpenOperation, taskOf } from '../domain/open-work';
import { planBlocks } from '../domain/plan-blocks';
import { ProductionBatch } from '../entities/production-batch.entity';
import { ProductionBatchRefusal } from '../errors';
import { lockWorks } from '../queries/batch-lock.query';
import { batchIds, type BatchWork, setBatch, workToBatch, writeTimes } from '../queries/batch.query';
import { takenPlaces } from '../queries/taken-places.query';
import { dissolveBatchInput, makeBatchInput } from './input-schemas';
import { PlanningService } from './planning.service';
import { PromiseService } from './promise.service';
import { StationService } from './station.service';

/** Work orders of one article that are made at once: one set-up for all of them. Each keeps its own operations; what is done of a batch is done of all of it. */
@Injectable()
export class BatchService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly planning: PlanningService,
        private readonly stations: StationService,
        private readonly promises: PromiseService,
        private readonly idempotency: IdempotencyService,
        private readonly audit: AuditService,
    ) {}

    /** Of two planners who want the same work order at once, one gets it. Its places in the plan are those of the batch from now on. */
    make(ctx: RequestContext, scope: StaffScope, input: unknown, now: Date): Promise<{ batchId: number } | ProductionBatchRefusal> {
        const { workOrderIds, idempotencyKey } = checked(makeBatchInput, input);
        return this.idempotency.run<{ batchId: number } | ProductionBatchRefusal>(ctx, scope, 'makeProductionBatch', idempotencyKey, { workOrderIds }, async inner => {
            await lockWorks(this.connection, inner, workOrderIds);
            const work = await workToBatch(this.connection, inner, workOrderIds);
            const missing = workOrderIds.find(id => !work.some(one => one.id === id));
            if (missing !== undefined) throw new EntityNotFoundError('WorkOrder', missing);
            const refused = refuseBatch(work);
            if (refused !== null) return new ProductionBatchRefusal(refused, 'workOrderIds');
            const { id: batchId } = await this.connection.getRepository(inner, ProductionBatch).save(new ProductionBatch({ madeByAdministratorId: scope.administratorId }));
            await setBatch(this.connection, inner, workOrderIds, batchId);
            await this.audited(inner, scope, 'work-order.batch', work, { batchId: null }, { batchId });
            await this.planAnew(inner, scope, work.map(one => ({ ...one, batchId })), `batch-${batchId}`, now);
            return { batchId };
        });
    }

    /** Takes work orders out of the batch, or all of them. One that would stay alone goes too; each gets a place of its own in the plan. Gives what is left of the batch. */
    dissolve(ctx: RequestContext, scope: StaffScope, input: unknown, now: Date): Promise<{ batchId: number; left: number } | ProductionBatchRefusal> {
        const { batchId, workOrderIds } = checked(dissolveBatchInput, input);
        return withTx(this.connection, ctx, async inner => {
            if (!(await this.connection.getRepository(inner, ProductionBatch).existsBy({ id: batchId }))) throw new EntityNotFoundError('ProductionBatch', batchId);
            const work = await this.locked(inner, batchId);
            const wanted = workOrderIds ?? work.map(one => one.id);
            if (wanted.length === 0 || wanted.some(id => !work.some(one => one.id === id))) return new ProductionBatchRefusal('not-in-batch', 'workOrderIds');
            if (!work.every(one => isUntouched(one.operations))) return new ProductionBatchRefusal('batch-begun', 'batchId');
            const staying = work.filter(one => !wanted.includes(one.id));
            const gone = staying.length === 1 ? work : work.filter(one => wanted.includes(one.id));
            await setBatch(this.connection, inner, gone.map(one => one.id), null);
            await this.audited(inner, scope, 'work-order.unbatch', gone, { batchId }, { batchId: null });
            await this.planAnew(inner, scope, work.map(one => (gone.includes(one) ? { ...one, batchId: null } : one)), `unbatch-${batchId}-${now.getTime()}`, now);
            return { batchId, left: work.length - gone.length };
        });
    }

    /** All that is in the batch, under its locks. */
    private async locked(ctx: RequestContext, batchId: number): Promise<BatchWork[]> {
        const known = await batchIds(this.connection, ctx, batchId);
        await lockWorks(this.connection, ctx, known);
        const held = await batchIds(this.connection, ctx, batchId);
        if (held.some(id => !known.includes(id))) throw new TryAgainError('A batch has changed meanwhile');
        return workToBatch(this.connection, ctx, held);
    }

    /** Plans the work, of which nothing has begun, where it fits first from now on around all else; what is made at once as one. Customers are told of a promised day that moves by it. */
    private async planAnew(ctx: RequestContext, scope: StaffScope, work: readonly BatchWork[], stamp: string, now: Date): Promise<void> {
        const blocks = planBlocks(work.flatMap(openOperations));
        const tasks = blocks.map(block => taskOf(block.together, undefined, now));
        const stations = await this.stations.planStations(ctx, tasks.map(task => task.stationId), now);
        const taken = await takenPlaces(this.connection, ctx, stations.map(one => one.id), now, work.map(one => one.id));
        const spans = finitePlan(tasks, stations, taken, await this.planning.calendar(ctx, now), now);
        await writeTimes(this.connection, ctx, blocks.flatMap(({ operations }, index) => operations.map(({ id }) => ({ operationId: id, ...spans[index]! }))));
        const orderIds = new Set(work.flatMap(one => (one.orderId === null || one.state === 'planned' ? [] : [one.orderId])));
        await this.promises.follow(ctx, scope, [...orderIds], stamp, now);
    }

    private async audited(ctx: RequestContext, scope: StaffScope, action: string, work: readonly BatchWork[], before: object, after: object): Promise<void> {
        for (const { id, companyId } of work) {
            await this.audit.record(ctx, { scope, action, entity: 'WorkOrder', entityId: id, companyId: companyId ?? undefined, before, after });
        }
    }
}

function openOperations({ id: workOrderId, batchId, operations }: BatchWork): OpenOperation[] {
    return operations.map(one => ({ ...one, workOrderId, batchId, startedAt: null, workedMinutes: 0 }));
}
