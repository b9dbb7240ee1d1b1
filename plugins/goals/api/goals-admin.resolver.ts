import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, isGraphQlErrorResult, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { priceListPermission } from '../../pricing';
import type { PurchaseGoalRefusal } from '../errors';
import { CreditNoteService } from '../services/credit-note.service';
import { GoalDeskService, type GoalView } from '../services/goal-desk.service';
import { GoalReportService } from '../services/goal-report.service';

/** Who keeps prices and discounts keeps goals. */
@Resolver()
export class GoalsAdminResolver {
    constructor(
        private scopes: ScopeService,
        private desk: GoalDeskService,
        private reports: GoalReportService,
        private notes: CreditNoteService,
    ) {}

    @Query()
    @Allow(priceListPermission.Read)
    async purchaseGoals(@Ctx() ctx: RequestContext, @Args() args: { input?: unknown }) {
        return this.desk.list(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Query()
    @Allow(priceListPermission.Read)
    async purchaseGoal(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        return this.desk.find(ctx, await this.scopes.staff(ctx), idOf(args.id));
    }

    @Query()
    @Allow(priceListPermission.Read)
    purchaseGoalPeriods(@Ctx() ctx: RequestContext, @Args() args: { kind: string }) {
        return this.desk.periods(ctx, args.kind);
    }

    @Query()
    @Allow(priceListPermission.Read)
    async purchaseGoalReport(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.reports.report(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Query()
    @Allow(priceListPermission.Read)
    creditNotes(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.notes.list(ctx, args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Create)
    async planPurchaseGoal(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.plan(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async changePurchaseGoal(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.change(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async endPurchaseGoal(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.end(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Delete)
    async deletePurchaseGoal(@Ctx() ctx: RequestContext, @Args() args: { input: { id: ID } }) {
        return (await this.desk.remove(ctx, await this.scopes.staff(ctx), args.input)) ?? { id: args.input.id };
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async recordCreditNote(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.notes.record(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async deleteCreditNote(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        await this.notes.remove(ctx, await this.scopes.staff(ctx), args.id);
        return { result: 'DELETED' };
    }
}

@Resolver('PurchaseGoalResult')
export class PurchaseGoalResultResolver {
    @ResolveField()
    __resolveType(value: GoalView | PurchaseGoalRefusal): string {
        return isGraphQlErrorResult(value) ? 'PurchaseGoalRefusal' : 'PurchaseGoal';
    }
}

@Resolver('DeletePurchaseGoalResult')
export class DeletePurchaseGoalResultResolver {
    @ResolveField()
    __resolveType(value: { id: ID } | PurchaseGoalRefusal): string {
        return isGraphQlErrorResult(value) ? 'PurchaseGoalRefusal' : 'PurchaseGoalDeleted';
    }
}
