import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { In, IsNull } from 'typeorm';

import type { StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { sqlCount } from '../../../kernel/vendure-sql';
import { TryAgainError, withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { sameStep } from '../domain/batch-step';
import { afterEvent } from '../domain/operation-states';
import { nameIn } from '../domain/production-name';
import { isOnTheFloor } from '../domain/work-order-states';
import { Operation } from '../entities/operation.entity';
import { ProductionProblem } from '../entities/production-problem.entity';
import { WorkOrder } from '../entities/work-order.entity';
import { lockTogether } from '../queries/batch-lock.query';
import { floorOperations } from '../queries/floor.query';
import { type ProblemInput, problemInput, resolutionInput } from './input-schemas';
import { ProductionNoticeService } from './production-notice.service';
import { ReasonService } from './reason.service';
import { StepService, type StepTime } from './step.service';
import { WorkOrderService } from './work-order.service';

/** What operators report when work does not go on as planned, and what the planner answers. */
@Injectable()
export class ProblemService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly steps: StepService,
        private readonly reasons: ReasonService,
        private readonly workOrders: WorkOrderService,
        private readonly notices: ProductionNoticeService,
        private readonly idempotency: IdempotencyService,
        private readonly audit: AuditService,
    ) {}

    /** Reported once, however often it is sent; gives its id. */
    async report(ctx: RequestContext, scope: StaffScope, operationId: number, input: unknown, key: string, time: StepTime): Promise<number> {
        const problem = checked(problemInput, input);
        const { problemId } = await this.idempotency.run(ctx, scope, 'reportProductionProblem', key, { operationId, ...problem }, async inner => ({
            problemId: await this.write(inner, scope, operationId, problem, time),
        }));
        return problemId;
    }

    /** In the caller's transaction. A problem that stops the work blocks the operation, if it is one that can still go on. */
    async write(ctx: RequestContext, scope: StaffScope, operationId: number, problem: ProblemInput, time: StepTime): Promise<number> {
        const own = await this.steps.own(ctx, scope, operationId);
        const reason = await this.reasons.refuseUnknown(ctx, 'problem', problem.reasonCode);
        const columns = {
            kind: problem.kind ?? reason?.kind ?? ('other' as const),
            reasonCode: problem.reasonCode,
            text: problem.text ?? '',
            stopsWork: problem.stopsWork ?? reason?.stopsWork ?? false,
        };
        const { id } = await this.connection
            .getRepository(ctx, ProductionProblem)
            .save(new ProductionProblem({ ...columns, operationId, reportedByAdministratorId: scope.administratorId, resolvedAt: null }));
        await this.audit.record(ctx, {
            scope, action: 'production-problem.report', entity: 'Operation', entityId: operationId, companyId: own.companyId ?? undefined, after: { problemId: id, ...columns },
        });
        if (columns.stopsWork) {
            await this.steps.take(ctx, scope, operationId, { event: 'block', reason: problem.text?.slice(0, 500), reasonCode: problem.reasonCode }, time);
        }
        const workOrder = await this.connection.getRepository(ctx, WorkOrder).findOneByOrFail({ id: own.workOrderId });
        const operation = await this.connection.getRepository(ctx, Operation).findOneByOrFail({ id: operationId });
        const words = (language: string) => [reason === null ? '' : nameIn(reason.name, language), columns.text].filter(part => part !== '').join(': ');
        await this.notices.problem(ctx, workOrder, operation, words, id);
        return id;
    }

    /** The planner's answer. Resolving a resolved one again changes nothing; the last that stopped the work lets it go on. */
    resolve(ctx: RequestContext, scope: StaffScope, problemId: number, input: unknown, now: Date): Promise<ProductionProblem> {
        const { resolution } = checked(resolutionInput, input);
        return withTx(this.connection, ctx, async inner => {
            const repository = this.connection.getRepository(inner, ProductionProblem);
            const found = await repository.findOne({ where: { id: problemId }, relations: ['operation', 'operation.workOrder'] });
            if (found === null) {
                throw new EntityNotFoundError('ProductionProblem', problemId);
            }
            const { workOrderId, workOrder } = found.operation;
            const together = await lockTogether(this.connection, inner, workOrderId);
            // Its work order may have left the batch meanwhile, and the problem stayed with the others.
            if (!(await repository.existsBy({ id: problemId, operationId: found.operationId }))) throw new TryAgainError('A problem has moved meanwhile');
            const { affected } = await repository.update({ id: problemId, resolvedAt: IsNull() }, { resolvedAt: now, resolution });
            if (affected === 1) {
                await this.audit.record(inner, {
                    scope, action: 'production-problem.resolve', entity: 'Operation', entityId: found.operationId,
                    companyId: workOrder.companyId ?? undefined, after: { problemId, resolution },
                });
                await this.unblock(inner, found.operationId, together, now);
            }
            return repository.findOneByOrFail({ id: problemId });
        });
    }

    /** A batch goes on when nothing stops any of it any more, and all of it at once. */
    private async unblock(ctx: RequestContext, operationId: number, workOrderIds: readonly number[], now: Date): Promise<void> {
        const all = await floorOperations(this.connection, ctx, workOrderIds);
        const operation = all.find(one => one.id === operationId);
        if (operation === undefined) return;
        const ids = sameStep(operation, all).map(one => one.id);
        const stops = await this.connection.getRepository(ctx, ProductionProblem).countBy({ operationId: In(ids), stopsWork: true, resolvedAt: IsNull() });
        const next = afterEvent(operation.state, operation.startedAt === null ? 'requeue' : 'unblock');
        if (stops > 0 || next === null) {
            return;
        }
        await sqlCount(
            this.connection,
            ctx,
            `UPDATE production_operation SET state = $2, "updatedAt" = now(), "lastEventAt" = GREATEST("lastEventAt", $3) WHERE id = ANY($1::int[])`,
            [ids, next, now],
        );
        if (next === 'waiting' && isOnTheFloor(operation.workOrderState)) {
            await this.workOrders.makeReady(ctx, workOrderIds);
        }
    }
}
