import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { workOrderPermission } from '../constants';
import { ticketCode } from '../domain/ticket-code';
import { ProductionBatchRefusal } from '../errors';
import { BatchListService, type BatchView, type ProposedBatch } from '../services/batch-list.service';
import { BatchService } from '../services/batch.service';

@Resolver()
export class BatchAdminResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly batches: BatchService,
        private readonly lists: BatchListService,
    ) {}

    @Query()
    @Allow(workOrderPermission.Read)
    async productionBatchProposals(@Ctx() ctx: RequestContext, @Args() args: { days?: number | null }): Promise<ProposedBatch[]> {
        return this.lists.proposals(ctx, await this.scopes.staff(ctx), args.days ?? 7);
    }

    @Mutation()
    @Allow(workOrderPermission.Update)
    async makeProductionBatch(@Ctx() ctx: RequestContext, @Args() args: { input: { workOrderIds: unknown[] } }) {
        const made = await this.batches.make(ctx, await this.scopes.staff(ctx), args.input, new Date());
        return made instanceof ProductionBatchRefusal ? made : { ...made, left: args.input.workOrderIds.length };
    }

    @Mutation()
    @Allow(workOrderPermission.Update)
    async dissolveProductionBatch(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.batches.dissolve(ctx, await this.scopes.staff(ctx), args.input, new Date());
    }
}

@Resolver('ProductionBatchResult')
export class ProductionBatchResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return value instanceof ProductionBatchRefusal ? 'ProductionBatchRefusal' : 'ProductionBatchChange';
    }
}

@Resolver('WorkOrder')
export class WorkOrderBatchResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly lists: BatchListService,
    ) {}

    @ResolveField()
    async batch(@Ctx() ctx: RequestContext, @Parent() workOrder: { batchId: number | null }): Promise<BatchView | null> {
        return workOrder.batchId === null ? null : this.lists.view(ctx, await this.scopes.staff(ctx), workOrder.batchId);
    }
}

@Resolver('OperatorBatchMember')
export class OperatorBatchMemberResolver {
    @ResolveField()
    ticketCode(@Parent() member: { operationId: number }): string {
        return ticketCode(member.operationId);
    }
}
