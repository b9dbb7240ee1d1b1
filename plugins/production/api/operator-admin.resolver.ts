import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { operateWork, routingPermission } from '../constants';
import type { ProductionReason } from '../entities/production-reason.entity';
import type { Station } from '../entities/station.entity';
import type { OperationRefusal } from '../errors';
import { OperationService, type OperatorTask } from '../services/operation.service';
import { ReasonService } from '../services/reason.service';
import { StationFloorService } from '../services/station-floor.service';
import { type StepAnswer, StepBatchService } from '../services/step-batch.service';

type TaskResult = Promise<OperatorTask | OperationRefusal>;

@Resolver()
export class OperatorAdminResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly operations: OperationService,
        private readonly batches: StepBatchService,
        private readonly reasons: ReasonService,
        private readonly stations: StationFloorService,
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
    async pauseOperation(@Ctx() ctx: RequestContext, @Args() args: { id: ID; reason?: string | null; reasonCode?: string | null }): TaskResult {
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
    async finishOperation(
        @Ctx() ctx: RequestContext,
        @Args() args: { id: ID; good?: number | null; scrap?: number | null; scrapReasonCode?: string | null },
    ): TaskResult {
        const { id, ...output } = args;
        return this.operations.finish(ctx, await this.scopes.staff(ctx), idOf(id), output, new Date());
    }

    @Mutation()
    @Allow(operateWork.Permission)
    async recordOperatorSteps(@Ctx() ctx: RequestContext, @Args() args: { steps: unknown[] }): Promise<StepAnswer[]> {
        return this.batches.record(ctx, await this.scopes.staff(ctx), args.steps, new Date());
    }

    @Query()
    @Allow(operateWork.Permission)
    async operatorFloor(@Ctx() ctx: RequestContext) {
        const { administratorId: operatorId } = await this.scopes.staff(ctx);
        return { operatorId, now: new Date(), reasons: await this.reasons.active(ctx) };
    }

    @Query()
    @Allow(routingPermission.Read)
    productionReasons(@Ctx() ctx: RequestContext): Promise<ProductionReason[]> {
        return this.reasons.all(ctx);
    }

    @Mutation()
    @Allow(routingPermission.Update)
    async setStationFloor(@Ctx() ctx: RequestContext, @Args() args: { stationId: ID; input: unknown }): Promise<Station> {
        return this.stations.set(ctx, await this.scopes.staff(ctx), idOf(args.stationId, 'stationId'), args.input);
    }

    @Mutation()
    @Allow(routingPermission.Update)
    async saveProductionReason(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<ProductionReason> {
        return this.reasons.save(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(operateWork.Permission)
    async reportProductionProblem(
        @Ctx() ctx: RequestContext,
        @Args() args: { operationId: ID; input: { idempotencyKey: string } & Record<string, unknown> },
    ): Promise<OperatorTask> {
        const { idempotencyKey, ...problem } = args.input;
        const scope = await this.scopes.staff(ctx);
        return this.operations.reportProblem(ctx, scope, idOf(args.operationId, 'operationId'), problem, idempotencyKey, new Date());
    }
}
