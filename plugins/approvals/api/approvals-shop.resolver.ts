import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { ApprovalPolicyService, ruleView } from '../services/approval-policy.service';
import { ApprovalRuleService } from '../services/approval-rule.service';
import { DeputyService } from '../services/deputy.service';
import type { DeputyInput, LimitInput, RuleInput } from '../services/input-schemas';
import { SpendingLimitService } from '../services/spending-limit.service';

const done = { success: true };

/** A company's own rules, limits and deputies, by its members. */
@Resolver()
export class ApprovalsShopResolver {
    constructor(
        private scopes: ScopeService,
        private policies: ApprovalPolicyService,
        private rules: ApprovalRuleService,
        private limits: SpendingLimitService,
        private deputies: DeputyService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async approvalPolicy(@Ctx() ctx: RequestContext) {
        const scope = await this.scopes.member(ctx);
        return this.policies.policy(ctx, scope, scope.companyId);
    }

    @Query()
    @Allow(Permission.Authenticated)
    async mySpendingLimits(@Ctx() ctx: RequestContext) {
        const { companyId, memberId } = await this.scopes.member(ctx);
        const standing = await this.limits.standing(ctx, companyId, memberId);
        return standing.map(({ amountMinor, spentMinor, ...limit }) => ({ ...limit, amount: amountMinor, spent: spentMinor }));
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myDeputies(@Ctx() ctx: RequestContext) {
        return this.policies.deputiesOf(ctx, await this.scopes.member(ctx));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async createApprovalRule(@Ctx() ctx: RequestContext, @Args() args: { input: RuleInput & { idempotencyKey: string } }) {
        const scope = await this.scopes.member(ctx);
        return ruleView(await this.rules.create(ctx, scope, scope.companyId, args.input));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async updateApprovalRule(@Ctx() ctx: RequestContext, @Args() args: { input: RuleInput & { id: ID; version: number } }) {
        const scope = await this.scopes.member(ctx);
        const { id, ...input } = args.input;
        return ruleView(await this.rules.update(ctx, scope, scope.companyId, idOf(id), input));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async deleteApprovalRule(@Ctx() ctx: RequestContext, @Args() args: { id: ID; version: number }) {
        const scope = await this.scopes.member(ctx);
        await this.rules.remove(ctx, scope, scope.companyId, idOf(args.id), args.version);
        return done;
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async setSpendingLimit(@Ctx() ctx: RequestContext, @Args() args: { input: LimitInput }) {
        const scope = await this.scopes.member(ctx);
        return this.policies.limitView(ctx, await this.limits.set(ctx, scope, scope.companyId, args.input));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async deleteSpendingLimit(@Ctx() ctx: RequestContext, @Args() args: { id: ID; version: number }) {
        const scope = await this.scopes.member(ctx);
        await this.limits.remove(ctx, scope, scope.companyId, idOf(args.id), args.version);
        return done;
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async createDeputy(@Ctx() ctx: RequestContext, @Args() args: { input: DeputyInput & { idempotencyKey: string } }) {
        const scope = await this.scopes.member(ctx);
        const { companyId, memberId } = scope;
        return this.policies.deputyView(ctx, await this.deputies.create(ctx, scope, { companyId, memberId }, args.input));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async updateDeputy(@Ctx() ctx: RequestContext, @Args() args: { input: DeputyInput & { id: ID; version: number } }) {
        const scope = await this.scopes.member(ctx);
        const { id, ...input } = args.input;
        return this.policies.deputyView(ctx, await this.deputies.update(ctx, scope, scope.companyId, idOf(id), input));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async deleteDeputy(@Ctx() ctx: RequestContext, @Args() args: { id: ID; version: number }) {
        const scope = await this.scopes.member(ctx);
        await this.deputies.remove(ctx, scope, scope.companyId, idOf(args.id), args.version);
        return done;
    }
}
