import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { OperationRefusal } from '../errors';
import { operatorQueue, type OperatorTask } from '../queries/operator-queue.query';
import { outputInput, pauseInput } from './input-schemas';
import { ProblemService } from './problem.service';
import { type Step, StepService } from './step.service';

export type { OperatorTask };

/** The operator's work, step by step as it happens. What happened without a network comes in by `StepBatchService`. */
@Injectable()
export class OperationService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly steps: StepService,
        private readonly problems: ProblemService,
    ) {}

    queue(ctx: RequestContext, scope: StaffScope): Promise<OperatorTask[]> {
        return operatorQueue(this.connection, ctx, scope.administratorId, ctx.languageCode, null);
    }

    start(ctx: RequestContext, scope: StaffScope, id: number, now: Date): Promise<OperatorTask | OperationRefusal> {
        return this.step(ctx, scope, id, { event: 'start' }, now);
    }

    pause(ctx: RequestContext, scope: StaffScope, id: number, input: unknown, now: Date): Promise<OperatorTask | OperationRefusal> {
        return this.step(ctx, scope, id, { event: 'pause', ...checked(pauseInput, input) }, now);
    }

    resume(ctx: RequestContext, scope: StaffScope, id: number, now: Date): Promise<OperatorTask | OperationRefusal> {
        return this.step(ctx, scope, id, { event: 'resume' }, now);
    }

    finish(ctx: RequestContext, scope: StaffScope, id: number, input: unknown, now: Date): Promise<OperatorTask | OperationRefusal> {
        return this.step(ctx, scope, id, { event: 'finish', output: checked(outputInput, input) }, now);
    }

    reportProblem(ctx: RequestContext, scope: StaffScope, operationId: number, input: unknown, key: string, now: Date): Promise<OperatorTask> {
        return withTx(this.connection, ctx, async inner => {
            await this.problems.report(inner, scope, operationId, input, key, { now });
            return this.task(inner, scope, operationId);
        });
    }

    /** The task as it stands; null where it is not, or no more, this operator's. */
    async findTask(ctx: RequestContext, scope: StaffScope, id: number): Promise<OperatorTask | null> {
        const [task] = await operatorQueue(this.connection, ctx, scope.administratorId, ctx.languageCode, id);
        return task ?? null;
    }

    private step(ctx: RequestContext, scope: StaffScope, id: number, step: Step, now: Date): Promise<OperatorTask | OperationRefusal> {
        return withTx(this.connection, ctx, async inner => (await this.steps.take(inner, scope, id, step, { now })) ?? this.task(inner, scope, id));
    }

    private async task(ctx: RequestContext, scope: StaffScope, id: number): Promise<OperatorTask> {
        const task = await this.findTask(ctx, scope, id);
        if (task === null) {
            throw new EntityNotFoundError('Operation', id);
        }
        return task;
    }
}
