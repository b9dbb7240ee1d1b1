import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type PaginatedList, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { workOrderPermission } from '../constants';
import type { ProductionProblem } from '../entities/production-problem.entity';
import type { WorkOrder } from '../entities/work-order.entity';
import { WorkOrderRefusal } from '../errors';
import { PlanningService } from '../services/planning.service';
import { ProblemService } from '../services/problem.service';
import { WorkOrderListService, type WorkOrderView } from '../services/work-order-list.service';
import { WorkOrderService } from '../services/work-order.service';

type PlanOrderResult = { workOrders: WorkOrderView[] } | WorkOrderRefusal;

@Resolver()
export class WorkOrderAdminResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly planning: PlanningService,
        private readonly workOrderService: WorkOrderService,
        private readonly lists: WorkOrderListService,
        private readonly problems: ProblemService,
    ) {}

    @Query()
    @Allow(workOrderPermission.Read)
    async ordersToPlan(@Ctx() ctx: RequestContext, @Args() args: { skip?: number | null; take?: number | null }) {
        return this.planning.ordersToPlan(ctx, await this.scopes.staff(ctx), { skip: args.skip ?? 0, take: args.take ?? 25 });
    }

    @Query()
    @Allow(workOrderPermission.Read)
    proposedPlan(@Ctx() ctx: RequestContext, @Args() args: { orderId: ID }) {
        return this.planning.propose(ctx, idOf(args.orderId, 'orderId'), new Date());
    }

    @Query()
    @Allow(workOrderPermission.Read)
    workOrders(@Ctx() ctx: RequestContext, @Args() args: { options?: ListQueryOptions<WorkOrder> }): Promise<PaginatedList<WorkOrderView>> {
        return this.lists.list(ctx, args.options, new Date());
    }

    @Query()
    @Allow(workOrderPermission.Read)
    workOrder(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<WorkOrderView | null> {
        return this.lists.findOne(ctx, idOf(args.id), new Date());
    }

    @Mutation()
    @Allow(workOrderPermission.Create)
    async planOrder(@Ctx() ctx: RequestContext, @Args() args: { orderId: ID; input?: unknown }): Promise<PlanOrderResult> {
        const now = new Date();
        const scope = await this.scopes.staff(ctx);
        return this.shown(ctx, await this.workOrderService.planForOrder(ctx, scope, idOf(args.orderId, 'orderId'), args.input, now), now);
    }

    @Mutation()
    @Allow(workOrderPermission.Update)
    async releaseWorkOrders(@Ctx() ctx: RequestContext, @Args() args: { orderId: ID }): Promise<PlanOrderResult> {
        const now = new Date();
        const scope = await this.scopes.staff(ctx);
        return this.shown(ctx, await this.workOrderService.releaseOrder(ctx, scope, idOf(args.orderId, 'orderId'), now), now);
    }

    @Mutation()
    @Allow(workOrderPermission.Update)
    async skipProduction(@Ctx() ctx: RequestContext, @Args() args: { orderId: ID }): Promise<PlanOrderResult> {
        const now = new Date();
        const scope = await this.scopes.staff(ctx);
        return this.shown(ctx, await this.workOrderService.skipProduction(ctx, scope, idOf(args.orderId, 'orderId'), now), now);
    }

    @Mutation()
    @Allow(workOrderPermission.Update)
    async replanWorkOrder(@Ctx() ctx: RequestContext, @Args() args: { id: ID; input: unknown }) {
        const now = new Date();
        const changed = await this.workOrderService.replan(ctx, await this.scopes.staff(ctx), idOf(args.id), args.input, now);
        return changed instanceof WorkOrderRefusal ? changed : this.lists.findOne(ctx, changed.id, now);
    }

    @Mutation()
    @Allow(workOrderPermission.Delete)
    async cancelWorkOrder(@Ctx() ctx: RequestContext, @Args() args: { id: ID; reason: string }) {
        const now = new Date();
        const { id, ...reason } = args;
        const cancelled = await this.workOrderService.cancel(ctx, await this.scopes.staff(ctx), idOf(id), reason, now);
        return cancelled instanceof WorkOrderRefusal ? cancelled : this.lists.findOne(ctx, cancelled.id, now);
    }

    @Mutation()
    @Allow(workOrderPermission.Update)
    async resolveProductionProblem(@Ctx() ctx: RequestContext, @Args() args: { id: ID; resolution: string }): Promise<ProductionProblem> {
        const { id, ...resolution } = args;
        return this.problems.resolve(ctx, await this.scopes.staff(ctx), idOf(id), resolution, new Date());
    }

    private async shown(ctx: RequestContext, planned: WorkOrder[] | WorkOrderRefusal, now: Date): Promise<PlanOrderResult> {
        return planned instanceof WorkOrderRefusal
            ? planned
            : { workOrders: await this.lists.views(ctx, planned.map(one => one.id), now) };
    }
}
