import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ForbiddenError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { IsNull } from 'typeorm';

import type { StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { sql, sqlCount } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { afterEvent, type OperationEvent, type OperationState, whyRefused } from '../domain/operation-states';
import { isOnTheFloor } from '../domain/work-order-states';
import { Operation } from '../entities/operation.entity';
import { ProductionProblem } from '../entities/production-problem.entity';
import { TimeEntry } from '../entities/time-entry.entity';
import { WorkOrder } from '../entities/work-order.entity';
import { OperationRefusal } from '../errors';
import { mayOperate, operatorQueue, type OperatorTask } from '../queries/operator-queue.query';
import { lockOrder } from '../queries/order-to-plan.query';
import { problemInput, reasonInput, resolutionInput } from './input-schemas';
import { ProductionNoticeService } from './production-notice.service';
import { WorkOrderService } from './work-order.service';

export type { OperatorTask };

interface Step {
    event: OperationEvent;
    pauseReason: string | null;
}

/** The operator's work. Each step holds the order's row, so of two operators at once one wins and the other is told why not. */
@Injectable()
export class OperationService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly workOrders: WorkOrderService,
        private readonly notices: ProductionNoticeService,
        private readonly idempotency: IdempotencyService,
        private readonly audit: AuditService,
    ) {}

    queue(ctx: RequestContext, scope: StaffScope): Promise<OperatorTask[]> {
        return operatorQueue(this.connection, ctx, scope.administratorId, ctx.languageCode, null);
    }

    start(ctx: RequestContext, scope: StaffScope, id: number, now: Date): Promise<OperatorTask | OperationRefusal> {
        return this.step(ctx, scope, id, { event: 'start', pauseReason: null }, now);
    }

    pause(ctx: RequestContext, scope: StaffScope, id: number, input: unknown, now: Date): Promise<OperatorTask | OperationRefusal> {
        const { reason } = checked(reasonInput, input);
        return this.step(ctx, scope, id, { event: 'pause', pauseReason: reason }, now);
    }

    resume(ctx: RequestContext, scope: StaffScope, id: number, now: Date): Promise<OperatorTask | OperationRefusal> {
        return this.step(ctx, scope, id, { event: 'resume', pauseReason: null }, now);
    }

    finish(ctx: RequestContext, scope: StaffScope, id: number, now: Date): Promise<OperatorTask | OperationRefusal> {
        return this.step(ctx, scope, id, { event: 'finish', pauseReason: null }, now);
    }

    reportProblem(
        ctx: RequestContext,
        scope: StaffScope,
        operationId: number,
        input: { kind: unknown; text: unknown },
        key: string,
    ): Promise<OperatorTask> {
        const problem = checked(problemInput, input);
        return withTx(this.connection, ctx, async inner => {
            await this.idempotency.run(inner, scope, 'reportProductionProblem', key, { operationId, ...problem }, async () => {
                const operation = await this.mine(inner, scope, operationId);
                const workOrder = await this.connection.getRepository(inner, WorkOrder).findOneByOrFail({ id: operation.workOrderId });
                const reported = await this.connection
                    .getRepository(inner, ProductionProblem)
                    .save(new ProductionProblem({ ...problem, operationId, reportedByAdministratorId: scope.administratorId, resolvedAt: null }));
                await this.audit.record(inner, {
                    scope, action: 'production-problem.report', entity: 'Operation', entityId: operationId,
                    companyId: workOrder.companyId, after: { problemId: reported.id, ...problem },
                });
                await this.notices.problem(inner, workOrder, operation, problem.text, reported.id);
                return { problemId: reported.id };
            });
            return this.task(inner, scope, operationId);
        });
    }

    /** The planner's answer to a problem. Resolving a resolved one again changes nothing. */
    resolveProblem(ctx: RequestContext, scope: StaffScope, problemId: number, input: unknown, now: Date): Promise<ProductionProblem> {
        const { resolution } = checked(resolutionInput, input);
        return withTx(this.connection, ctx, async inner => {
            const repository = this.connection.getRepository(inner, ProductionProblem);
            const { affected } = await repository.update({ id: problemId, resolvedAt: IsNull() }, { resolvedAt: now, resolution });
            const problem = await repository.findOneBy({ id: problemId });
            if (problem === null) {
                throw new EntityNotFoundError('ProductionProblem', problemId);
            }
            if (affected === 1) {
                await this.audit.record(inner, {
                    scope, action: 'production-problem.resolve', entity: 'Operation', entityId: problem.operationId,
                    after: { problemId, resolution },
                });
            }
            return problem;
        });
    }

    private step(ctx: RequestContext, scope: StaffScope, id: number, step: Step, now: Date): Promise<OperatorTask | OperationRefusal> {
        return withTx(this.connection, ctx, async inner => {
            const { workOrderId } = await this.mine(inner, scope, id);
            const { orderId } = await this.connection.getRepository(inner, WorkOrder).findOneByOrFail({ id: workOrderId });
            await lockOrder(this.connection, inner, orderId);
            // Read again under the lock: whoever held it before may have changed both.
            const workOrder = await this.connection.getRepository(inner, WorkOrder).findOneByOrFail({ id: workOrderId });
            const operation = await this.connection.getRepository(inner, Operation).findOneByOrFail({ id });
            if (!isOnTheFloor(workOrder.state)) {
                return new OperationRefusal(operation.state === 'done' ? 'already-done' : 'work-order-closed');
            }
            const next = afterEvent(operation.state, step.event);
            if (next === null) {
                return new OperationRefusal(whyRefused(operation.state, step.event));
            }
            if (next === 'running' && !(await this.hasFreePlace(inner, operation.stationId))) {
                return new OperationRefusal('station-full');
            }
            if (!(await this.move(inner, operation, next, now))) {
                return new OperationRefusal('already-running');
            }
            await this.writeTime(inner, scope, operation, step, now);
            await this.audit.record(inner, {
                scope, action: `operation.${step.event}`, entity: 'Operation', entityId: id, companyId: workOrder.companyId,
                before: { state: operation.state }, after: { state: next }, reason: step.pauseReason,
            });
            await this.moveWorkOrder(inner, scope, workOrder, next, now);
            return this.task(inner, scope, id);
        });
    }

    /** A record of another station looks like one that does not exist; without the permission nobody comes this far. */
    private async mine(ctx: RequestContext, scope: StaffScope, id: number): Promise<Operation> {
        if (!scope.permissions.has('OperateWork')) {
            throw new ForbiddenError();
        }
        const operation = await this.connection.getRepository(ctx, Operation).findOneBy({ id });
        if (operation === null || !(await mayOperate(this.connection, ctx, id, scope.administratorId))) {
            throw new EntityNotFoundError('Operation', id);
        }
        return operation;
    }

    /** Locks the station, so that two operators cannot both take its last place. */
    private async hasFreePlace(ctx: RequestContext, stationId: number): Promise<boolean> {
        const [station] = await sql<{ places: number }>(
            this.connection, ctx, 'SELECT "parallelOperations" AS places FROM production_station WHERE id = $1 FOR UPDATE', [stationId],
        );
        const running = await this.connection.getRepository(ctx, Operation).countBy({ stationId, state: 'running' });
        return running < (station?.places ?? 0);
    }

    /** The last net: the row changes only from the state that the decision was made on. */
    private async move(ctx: RequestContext, operation: Operation, next: OperationState, now: Date): Promise<boolean> {
        const changed = await sqlCount(
            this.connection,
            ctx,
            `UPDATE production_operation SET state = $3, "updatedAt" = now(),
                "startedAt" = CASE WHEN $3 = 'running' THEN COALESCE("startedAt", $4) ELSE "startedAt" END,
                "finishedAt" = CASE WHEN $3 = 'done' THEN GREATEST($4::timestamptz, "startedAt") ELSE NULL END
             WHERE id = $1 AND state = $2`,
            [operation.id, operation.state, next, now],
        );
        return changed === 1;
    }

    private async writeTime(ctx: RequestContext, scope: StaffScope, operation: Operation, step: Step, now: Date): Promise<void> {
        if (step.event === 'start' || step.event === 'resume') {
            await this.connection
                .getRepository(ctx, TimeEntry)
                .insert({ operationId: operation.id, administratorId: scope.administratorId, startedAt: now });
            return;
        }
        // Two servers' clocks may differ: work ends no earlier than it began.
        await sqlCount(
            this.connection,
            ctx,
            `UPDATE production_time_entry SET "endedAt" = GREATEST($2::timestamptz, "startedAt"), "pauseReason" = $3, "updatedAt" = now()
             WHERE "operationId" = $1 AND "endedAt" IS NULL`,
            [operation.id, now, step.pauseReason],
        );
    }

    private async moveWorkOrder(ctx: RequestContext, scope: StaffScope, workOrder: WorkOrder, next: OperationState, now: Date): Promise<void> {
        const workOrderId = workOrder.id;
        const repository = this.connection.getRepository(ctx, WorkOrder);
        if (next === 'running' && workOrder.state === 'released') {
            await repository.update({ id: workOrderId }, { state: 'running' });
        }
        if (next !== 'done') {
            return;
        }
        await this.workOrders.makeReady(ctx, workOrderId);
        const open = await sql(
            this.connection, ctx, `SELECT 1 FROM production_operation WHERE "workOrderId" = $1 AND state <> 'done' LIMIT 1`, [workOrderId],
        );
        if (open.length === 0) {
            await repository.update({ id: workOrderId }, { state: 'done' });
            await this.workOrders.finishOrder(ctx, scope, workOrder.orderId, now);
        }
    }

    private async task(ctx: RequestContext, scope: StaffScope, id: number): Promise<OperatorTask> {
        const [task] = await operatorQueue(this.connection, ctx, scope.administratorId, ctx.languageCode, id);
        if (task === undefined) {
            throw new EntityNotFoundError('Operation', id);
        }
        return task;
    }
}
