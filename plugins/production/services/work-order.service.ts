import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { In, Not } from 'typeorm';

import type { Scope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { nowReadyTogether } from '../domain/batch-step';
import { hasBegun } from '../domain/operation-states';
import { refuseReplan } from '../domain/replan';
import { mayBecome } from '../domain/work-order-states';
import { Operation } from '../entities/operation.entity';
import { WorkOrder } from '../entities/work-order.entity';
import { WorkOrderRefusal } from '../errors';
import { leaveBatch } from '../queries/batch-lock.query';
import { floorOperations } from '../queries/floor.query';
import { lockOrder, lockWork } from '../queries/order-to-plan.query';
import { changedLines } from './changed-lines';
import { FinishedOrderService } from './finished-order.service';
import { type OperationPlan, planInput, reasonInput, replanInput } from './input-schemas';
import { PlanningService, type ProposedOperation } from './planning.service';
import { ProductionNoticeService } from './production-notice.service';
import { PromiseService } from './promise.service';
import { StationService } from './station.service';
import { lastEnd, newOperation, writeWorkOrder } from './work-order-writing';

/** The planner's work: from an approved order to released work orders, and changes on the way. */
@Injectable()
export class WorkOrderService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly planning: PlanningService,
        private readonly stations: StationService,
        private readonly finished: FinishedOrderService,
        private readonly promises: PromiseService,
        private readonly notices: ProductionNoticeService,
        private readonly audit: AuditService,
    ) {}

    /**
     * Makes a work order for each line that has a routing, as proposed or as the planner changed it, and releases them if wanted.
     * Planning a planned order again changes nothing and gives its work orders.
     */
    planForOrder(ctx: RequestContext, scope: Scope, orderId: number, input: unknown, now: Date): Promise<WorkOrder[] | WorkOrderRefusal> {
        const { lines, release } = checked(planInput, input ?? {});
        return withTx(this.connection, ctx, async inner => {
            const proposal = await this.planning.propose(inner, orderId, now);
            const planned = await this.openWorkOrders(inner, orderId);
            if (planned.length > 0) {
                return planned;
            }
            if (proposal.state !== 'Approved' && proposal.state !== 'InProduction') {
                return new WorkOrderRefusal('order-not-approved', 'orderId');
            }
            const wanted = lines === null ? proposal.lines : changedLines(proposal.lines, lines);
            const toMake = wanted.filter(line => line.routingId !== null);
            if (toMake.length === 0) {
                return new WorkOrderRefusal('no-routing', 'orderId');
            }
            const refused = toMake.map(line => refuseReplan([], asNew(line.operations))).find(reason => reason !== null);
            if (refused !== undefined) {
                return new WorkOrderRefusal(refused, 'lines');
            }
            await this.refuseUnknown(inner, toMake.flatMap(line => line.operations));
            const { companyId, wishedDate } = proposal;
            for (const line of toMake) {
                await writeWorkOrder(this.connection, inner, scope, line, { orderId, companyId, dueDate: wishedDate, state: 'planned', round: 0 });
            }
            const written = await this.openWorkOrders(inner, orderId);
            await this.audit.record(inner, {
                scope, action: 'work-order.plan', entity: 'Order', entityId: orderId, companyId, after: { workOrders: written.map(factsOf) },
            });
            if (!release) {
                return written;
            }
            const released = await this.releaseOrder(inner, scope, orderId, now);
            return released instanceof WorkOrderRefusal ? released : this.openWorkOrders(inner, orderId);
        });
    }

    /** Gives the planned work orders of the order to the floor: operators see them, the customer sees his stages. */
    releaseOrder(ctx: RequestContext, scope: Scope, orderId: number, now: Date): Promise<WorkOrder[] | WorkOrderRefusal> {
        return withTx(this.connection, ctx, async inner => {
            const head = await lockOrder(this.connection, inner, orderId);
            if (head === null) {
                throw new EntityNotFoundError('Order', orderId);
            }
            const planned = (await this.openWorkOrders(inner, orderId)).filter(one => mayBecome(one.state, 'released'));
            if (planned.length === 0) {
                return new WorkOrderRefusal('nothing-to-release', 'orderId');
            }
            if (head.state === 'Approved') {
                await this.finished.move(inner, scope, orderId, 'InProduction');
            } else if (head.state !== 'InProduction') {
                return new WorkOrderRefusal('order-not-approved', 'orderId');
            }
            await this.connection.getRepository(inner, WorkOrder).update({ id: In(planned.map(one => one.id)) }, { state: 'released' });
            for (const workOrder of planned) {
                await this.makeReady(inner, [workOrder.id]);
            }
            const { companyId, orderCode } = head;
            await this.audit.record(inner, {
                scope, action: 'work-order.release', entity: 'Order', entityId: orderId, companyId,
                after: { workOrderIds: planned.map(one => one.id) },
            });
            await this.promises.follow(inner, scope, [orderId], `release-${now.getTime()}`, now);
            await this.notices.released(inner, orderId, orderCode, now);
            return this.openWorkOrders(inner, orderId);
        });
    }

    /** The planner's change of stages, times, stations and operators. What has begun stays as it is. */
    replan(ctx: RequestContext, scope: Scope, workOrderId: number, input: unknown, now: Date): Promise<WorkOrder | WorkOrderRefusal> {
        const { dueDate, operations } = checked(replanInput, input);
        return withTx(this.connection, ctx, async inner => {
            const before = await this.lock(inner, workOrderId);
            if (!mayBecome(before.state, 'cancelled')) {
                return new WorkOrderRefusal('wrong-state');
            }
            if (before.batchId !== null && (await this.connection.getRepository(inner, WorkOrder).countBy({ batchId: before.batchId, state: Not('cancelled') })) > 1) {
                return new WorkOrderRefusal('in-batch');
            }
            const existing = before.operations.map(({ id, state, startedAt }) => ({ id, state, startedAt }));
            const refused = refuseReplan(existing, operations);
            if (refused !== null) {
                return new WorkOrderRefusal(refused, 'operations');
            }
            await this.refuseUnknown(inner, operations);
            const { orderId } = before;
            await this.rewrite(inner, before, operations);
            await this.connection.getRepository(inner, WorkOrder).update({ id: workOrderId }, { dueDate, plannedEnd: lastEnd(operations) });
            if (before.state !== 'planned') {
                await this.makeReady(inner, [workOrderId]);
            }
            const after = await this.lock(inner, workOrderId);
            await this.audit.record(inner, {
                scope, action: 'work-order.replan', entity: 'WorkOrder', entityId: workOrderId, companyId: before.companyId ?? undefined,
                before: factsOf(before), after: factsOf(after),
            });
            if (before.state !== 'planned' && orderId !== null) await this.promises.follow(inner, scope, [orderId], `by-hand-${after.updatedAt.getTime()}`, now);
            return after;
        });
    }

    /** Stops a work order for good. What it leaves missing is decided on as any shortage. */
    cancel(ctx: RequestContext, scope: Scope, workOrderId: number, input: unknown, now: Date): Promise<WorkOrder | WorkOrderRefusal> {
        const { reason } = checked(reasonInput, input);
        return withTx(this.connection, ctx, async inner => {
            const before = await this.lock(inner, workOrderId);
            if (!mayBecome(before.state, 'cancelled')) {
                return new WorkOrderRefusal('wrong-state');
            }
            if (before.operations.some(one => one.state === 'running')) {
                return new WorkOrderRefusal('already-begun');
            }
            await this.connection.getRepository(inner, WorkOrder).update({ id: workOrderId }, { state: 'cancelled' });
            await leaveBatch(this.connection, inner, [workOrderId]);
            await this.audit.record(inner, {
                scope, action: 'work-order.cancel', entity: 'WorkOrder', entityId: workOrderId, companyId: before.companyId ?? undefined,
                before: factsOf(before), reason,
            });
            await this.finished.workEnded(inner, scope, before, now);
            return this.lock(inner, workOrderId);
        });
    }

    /** Makes ready the operations whose turn has come, those of a batch step by step for all of it when all of it is named. Call it under the orders' locks. */
    async makeReady(ctx: RequestContext, workOrderIds: readonly number[]): Promise<void> {
        const ready = nowReadyTogether(await floorOperations(this.connection, ctx, workOrderIds));
        if (ready.length > 0) {
            await this.connection.getRepository(ctx, Operation).update({ id: In(ready) }, { state: 'ready' });
        }
    }

    /** An order of goods that are all in stock: nothing is made, transport may begin. */
    skipProduction(ctx: RequestContext, scope: Scope, orderId: number, now: Date): Promise<WorkOrder[] | WorkOrderRefusal> {
        return withTx(this.connection, ctx, async inner => {
            const { state, orderCode, lines } = await this.planning.propose(inner, orderId, now);
            if (state !== 'Approved' || (await this.openWorkOrders(inner, orderId)).length > 0) {
                return new WorkOrderRefusal('order-not-approved', 'orderId');
            }
            if (lines.some(line => line.routingId !== null)) {
                return new WorkOrderRefusal('has-routing', 'orderId');
            }
            await this.finished.move(inner, scope, orderId, 'ReadyToShip');
            await this.notices.readyToShip(inner, orderId, orderCode, now);
            return [];
        });
    }

    /** The work order under its order's lock, with its operations in their order. */
    private async lock(ctx: RequestContext, id: number): Promise<WorkOrder> {
        const repository = this.connection.getRepository(ctx, WorkOrder);
        const found = await repository.findOneBy({ id });
        if (found === null) {
            throw new EntityNotFoundError('WorkOrder', id);
        }
        await lockWork(this.connection, ctx, { workOrderId: id, orderId: found.orderId });
        return repository.findOneOrFail({ where: { id }, relations: ['operations'], order: { operations: { sequence: 'ASC', id: 'ASC' } } });
    }

    private openWorkOrders(ctx: RequestContext, orderId: number): Promise<WorkOrder[]> {
        return this.connection.getRepository(ctx, WorkOrder).find({
            where: { orderId, state: In(['planned', 'released', 'running', 'done']) },
            relations: ['operations'],
            order: { id: 'ASC', operations: { sequence: 'ASC', id: 'ASC' } },
        });
    }

    private async refuseUnknown(ctx: RequestContext, operations: ReadonlyArray<{ stationId: number; operatorId: number | null }>): Promise<void> {
        await this.stations.active(ctx, operations.map(one => one.stationId));
        await this.stations.refuseUnknownOperators(ctx, operations.map(one => one.operatorId).filter(id => id !== null));
    }

    private async rewrite(ctx: RequestContext, workOrder: WorkOrder, wanted: OperationPlan[]): Promise<void> {
        const repository = this.connection.getRepository(ctx, Operation);
        const byId = new Map(workOrder.operations.map(one => [one.id, one]));
        const kept = new Set(wanted.map(one => one.id));
        await repository.delete({ id: In([...byId.keys()].filter(id => !kept.has(id))) });
        for (const [index, { id, ...plan }] of wanted.entries()) {
            const existing = id === null ? undefined : byId.get(id);
            if (existing === undefined) {
                await repository.save(newOperation({ ...plan, setupMinutes: 0 }, workOrder.id, index + 1));
            } else if (!hasBegun(existing)) {
                const state = existing.state === 'blocked' ? existing.state : 'waiting';
                await repository.update({ id: existing.id }, { ...plan, setupMinutes: Math.min(existing.setupMinutes, plan.plannedMinutes), sequence: index + 1, state });
            } else {
                await repository.update({ id: existing.id }, { sequence: index + 1 });
            }
        }
    }
}

function asNew(operations: readonly ProposedOperation[]) {
    return operations.map(({ plannedStart, plannedEnd }) => ({ id: null, plannedStart, plannedEnd }));
}

function factsOf(workOrder: WorkOrder): Record<string, unknown> {
    const { id, state, dueDate, quantity, orderLineId } = workOrder;
    const operations = workOrder.operations.map(({ id: operationId, name, stationId, operatorId, plannedStart, plannedEnd }) => ({
        id: operationId, name: name.en, stationId, operatorId, plannedStart, plannedEnd,
    }));
    return { id, orderLineId, state, dueDate, quantity, operations };
}
