import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { operateWork } from '../constants';
import type { OperationRefusal } from '../errors';

import { OperationService, type OperatorTask } from '../services/operation.service';

type TaskResult = Promise<OperatorTask | OperationRefusal>;

@Resolver()
export class OperatorAdminResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly operations: OperationService,
    ) {}

    @Query()
    @Allow(operateWork.Permission)
    async myOperations(@Ctx() ctx: RequestContext): Promise<OperatorTask[]> {
        return this.operations.queue(ctx, await this.scopes.staff(ctx));
    }

    @Mutation()
    @Allow(operateWork.Permission)
    async startOperation(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): TaskResult {
        return this.operations.start(ctx, await this.scopes.staff(ctx), idOf(args.id), new Date());
    }

    @Mutation()
    @Allow(operateWork.Permission)
    async pauseOperation(@Ctx() ctx: RequestContext, @Args() args: { id: ID; reason: string }): TaskResult {
        const { id, ...reason } = args;
        return this.operations.pause(ctx, await this.scopes.staff(ctx), idOf(id), reason, new Date());
    }

    @Mutation()
    @Allow(operateWork.Permission)
    async resumeOperation(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): TaskResult {
        return this.operations.resume(ctx, await this.scopes.staff(ctx), idOf(args.id), new Date());
    }

    @Mutation()
    @Allow(operateWork.Permission)
    async finishOperation(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): TaskResult {
        return this.operations.finish(ctx, await this.scopes.staff(ctx), idOf(args.id), new Date());
    }

    @Mutation()
    @Allow(operateWork.Permission)
    async reportProductionProblem(
        @Ctx() ctx: RequestContext,
        @Args() args: { operationId: ID; input: { kind: string; text: string; idempotencyKey: string } },
    ): Promise<OperatorTask> {
        const { idempotencyKey, ...problem } = args.input;
        const scope = await this.scopes.staff(ctx);
        return this.operations.reportProblem(ctx, scope, idOf(args.operationId, 'operationId'), problem, idempotencyKey);
    }
}
