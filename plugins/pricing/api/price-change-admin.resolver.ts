import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, isGraphQlErrorResult, Permission, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { priceListPermission } from '../constants';
import type { PriceChangeRefusal } from '../errors';
import { PriceApprovalService } from '../services/price-approval.service';
import { PriceChangeService } from '../services/price-change.service';
import { type ChangeSetRow, PriceHistoryService } from '../services/price-history.service';
import { PriceScheduleService } from '../services/price-schedule.service';

type Answer = Promise<ChangeSetRow | PriceChangeRefusal>;

@Resolver()
export class PriceChangeAdminResolver {
    constructor(
        private scopes: ScopeService,
        private changes: PriceChangeService,
        private histories: PriceHistoryService,
        private approval: PriceApprovalService,
        private schedules: PriceScheduleService,
    ) {}

    @Query()
    @Allow(priceListPermission.Read)
    priceSchedule(@Ctx() ctx: RequestContext, @Args() args: object) {
        return this.schedules.schedule(ctx, args);
    }

    @Query()
    @Allow(priceListPermission.Read)
    priceChangeSets(@Ctx() ctx: RequestContext, @Args() args: object) {
        return this.histories.sets(ctx, args);
    }

    @Query()
    @Allow(priceListPermission.Read)
    priceChangeSet(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        return this.histories.set(ctx, args.id);
    }

    @Query()
    @Allow(priceListPermission.Read)
    async priceHistory(@Ctx() ctx: RequestContext, @Args() args: object) {
        return this.histories.history(ctx, await this.scopes.staff(ctx), args);
    }

    @Query()
    @Allow(priceListPermission.Read)
    priceApproval(@Ctx() ctx: RequestContext) {
        return this.approval.limits(ctx);
    }

    @Mutation()
    @Allow(priceListPermission.Create)
    async copyPriceList(@Ctx() ctx: RequestContext, @Args() args: { input: object }) {
        return this.schedules.copy(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async changePrices(@Ctx() ctx: RequestContext, @Args() args: { input: object }) {
        return this.changes.change(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async decidePriceChange(@Ctx() ctx: RequestContext, @Args() args: { input: object }): Answer {
        return this.shown(ctx, await this.changes.decide(ctx, await this.scopes.staff(ctx), args.input));
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async withdrawPriceChange(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Answer {
        return this.shown(ctx, await this.changes.withdraw(ctx, await this.scopes.staff(ctx), args.id));
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async undoPriceChange(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Answer {
        return this.shown(ctx, await this.changes.undo(ctx, await this.scopes.staff(ctx), args.id));
    }

    @Mutation()
    @Allow(Permission.UpdateSettings)
    async setPriceApproval(@Ctx() ctx: RequestContext, @Args() args: { input: object }) {
        return this.approval.setLimits(ctx, await this.scopes.staff(ctx), args.input);
    }

    private async shown(ctx: RequestContext, answer: number | PriceChangeRefusal): Answer {
        return typeof answer === 'number' ? this.histories.set(ctx, answer) : answer;
    }
}

@Resolver('PriceChangeSet')
export class PriceChangeSetEntityResolver {
    constructor(
        private scopes: ScopeService,
        private histories: PriceHistoryService,
    ) {}

    @ResolveField()
    @Allow(priceListPermission.Read)
    async isOwn(@Ctx() ctx: RequestContext, @Parent() set: ChangeSetRow): Promise<boolean> {
        return set.administratorId !== null && set.administratorId === (await this.scopes.staff(ctx)).administratorId;
    }

    @ResolveField()
    @Allow(priceListPermission.Read)
    changes(@Ctx() ctx: RequestContext, @Parent() set: ChangeSetRow, @Args() args: object) {
        return this.histories.changesOf(ctx, set, args);
    }
}

@Resolver('PriceChangeSetResult')
export class PriceChangeSetResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value as never) ? 'PriceChangeRefusal' : 'PriceChangeSet';
    }
}
