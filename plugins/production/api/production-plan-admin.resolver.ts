import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { workOrderPermission } from '../constants';
import type { StationDowntime } from '../entities/downtime.entity';
import { ProductionPlanRefusal } from '../errors';
import { DowntimeService } from '../services/downtime.service';
import { type ProductionBoard, ProductionBoardService } from '../services/production-board.service';
import { type PlanView, ProductionPlanService } from '../services/production-plan.service';

@Resolver()
export class ProductionPlanAdminResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly plans: ProductionPlanService,
        private readonly boards: ProductionBoardService,
        private readonly downtimes: DowntimeService,
    ) {}

    @Query()
    @Allow(workOrderPermission.Read)
    async productionPlan(@Ctx() ctx: RequestContext): Promise<PlanView | null> {
        return this.plans.draft(ctx, await this.scopes.staff(ctx));
    }

    @Query()
    @Allow(workOrderPermission.Read)
    async productionBoard(@Ctx() ctx: RequestContext, @Args() args: { from: Date; until: Date; planId?: ID | null }): Promise<ProductionBoard> {
        const planId = args.planId == null ? null : idOf(args.planId, 'planId');
        return this.boards.board(ctx, await this.scopes.staff(ctx), { from: args.from, until: args.until, planId }, new Date());
    }

    @Query()
    @Allow(workOrderPermission.Read)
    stationDowntimes(@Ctx() ctx: RequestContext, @Args() args: { stationId?: ID | null }): Promise<StationDowntime[]> {
        return this.downtimes.open(ctx, new Date(), args.stationId == null ? null : idOf(args.stationId, 'stationId'));
    }

    @Mutation()
    @Allow(workOrderPermission.Update)
    async startProductionPlan(@Ctx() ctx: RequestContext): Promise<PlanView | ProductionPlanRefusal> {
        return this.plans.start(ctx, await this.scopes.staff(ctx), new Date());
    }

    @Mutation()
    @Allow(workOrderPermission.Update)
    async placeOperation(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<PlanView | ProductionPlanRefusal> {
        return this.plans.place(ctx, await this.scopes.staff(ctx), args.input, new Date());
    }

    @Mutation()
    @Allow(workOrderPermission.Update)
    async refreshProductionPlan(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<PlanView | ProductionPlanRefusal> {
        return this.plans.refresh(ctx, await this.scopes.staff(ctx), args.input, new Date());
    }

    @Mutation()
    @Allow(workOrderPermission.Update)
    async publishProductionPlan(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<PlanView | ProductionPlanRefusal> {
        return this.plans.publish(ctx, await this.scopes.staff(ctx), args.input, new Date());
    }

    @Mutation()
    @Allow(workOrderPermission.Update)
    async discardProductionPlan(@Ctx() ctx: RequestContext, @Args() args: { planId: ID }): Promise<{ success: true }> {
        await this.plans.discard(ctx, await this.scopes.staff(ctx), idOf(args.planId, 'planId'));
        return { success: true };
    }

    @Mutation()
    @Allow(workOrderPermission.Update)
    async addStationDowntime(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<StationDowntime> {
        return this.downtimes.add(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(workOrderPermission.Update)
    async endStationDowntime(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<StationDowntime> {
        return this.downtimes.end(ctx, await this.scopes.staff(ctx), idOf(args.id), new Date());
    }
}

@Resolver('ProductionPlanResult')
export class ProductionPlanResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return value instanceof ProductionPlanRefusal ? 'ProductionPlanRefusal' : 'ProductionPlan';
    }
}
