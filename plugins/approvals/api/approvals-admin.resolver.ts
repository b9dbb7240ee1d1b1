import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { companyPermission, ScopeService } from '../../organizations';
import { ApprovalPolicyService, ruleView } from '../services/approval-policy.service';
import { ApprovalRuleService } from '../services/approval-rule.service';
import { DeputyService } from '../services/deputy.service';
import type { DeputyInput, LimitInput, RuleInput } from '../services/input-schemas';
import { SpendingLimitService } from '../services/spending-limit.service';

const done = { success: true };

/** The same of any company, by staff. */
@Resolver()
export class ApprovalsAdminResolver {
    constructor(
        private scopes: ScopeService,
        private policies: ApprovalPolicyService,
        private rules: ApprovalRuleService,
        private limits: SpendingLimitService,
        private deputies: DeputyService,
    ) {}

    @Query()
    @Allow(companyPermission.Read)
    async companyApprovalPolicy(@Ctx() ctx: RequestContext, @Args() args: { companyId: ID }) {
        return this.policies.policy(ctx, await this.scopes.staff(ctx), idOf(args.companyId, 'companyId'));
    }

    @Mutation()
    @Allow(companyPermission.Update)
    async createCompanyApprovalRule(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: RuleInput & { companyId: ID; idempotencyKey: string } },
    ) {
        const { companyId, ...input } = args.input;
        return ruleView(await this.rules.create(ctx, await this.scopes.staff(ctx), idOf(companyId, 'companyId'), input));
    }

    @Mutation()
    @Allow(companyPermission.Update)
    async updateCompanyApprovalRule(@Ctx() ctx: RequestContext, @Args() args: { input: RuleInput & { id: ID; version: number } }) {
        const { id, ...input } = args.input;
        const companyId = await this.rules.companyOf(ctx, idOf(id));
        return ruleView(await this.rules.update(ctx, await this.scopes.staff(ctx), companyId, idOf(id), input));
    }

    @Mutation()
    @Allow(companyPermission.Update)
    async deleteCompanyApprovalRule(@Ctx() ctx: RequestContext, @Args() args: { id: ID; version: number }) {
        const companyId = await this.rules.companyOf(ctx, idOf(args.id));
        await this.rules.remove(ctx, await this.scopes.staff(ctx), companyId, idOf(args.id), args.version);
        return done;
    }

    @Mutation()
    @Allow(companyPermission.Update)
    async setCompanySpendingLimit(@Ctx() ctx: RequestContext, @Args() args: { input: LimitInput & { companyId: ID } }) {
        const { companyId, ...input } = args.input;
        return this.policies.limitView(ctx, await this.limits.set(ctx, await this.scopes.staff(ctx), idOf(companyId, 'companyId'), input));
    }

    @Mutation()
    @Allow(companyPermission.Update)
    async deleteCompanySpendingLimit(@Ctx() ctx: RequestContext, @Args() args: { id: ID; version: number }) {
        const companyId = await this.limits.companyOf(ctx, idOf(args.id));
        await this.limits.remove(ctx, await this.scopes.staff(ctx), companyId, idOf(args.id), args.version);
        return done;
    }

    @Mutation()
    @Allow(companyPermission.Update)
    async createCompanyDeputy(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: DeputyInput & { companyId: ID; memberId: ID; idempotencyKey: string } },
    ) {
        const { companyId, memberId, ...input } = args.input;
        const owner = { companyId: idOf(companyId, 'companyId'), memberId: idOf(memberId, 'memberId') };
        return this.policies.deputyView(ctx, await this.deputies.create(ctx, await this.scopes.staff(ctx), owner, input));
    }

    @Mutation()
    @Allow(companyPermission.Update)
    async updateCompanyDeputy(@Ctx() ctx: RequestContext, @Args() args: { input: DeputyInput & { id: ID; version: number } }) {
        const { id, ...input } = args.input;
        const companyId = await this.deputies.companyOf(ctx, idOf(id));
        return this.policies.deputyView(ctx, await this.deputies.update(ctx, await this.scopes.staff(ctx), companyId, idOf(id), input));
    }

    @Mutation()
    @Allow(companyPermission.Update)
    async deleteCompanyDeputy(@Ctx() ctx: RequestContext, @Args() args: { id: ID; version: number }) {
        const companyId = await this.deputies.companyOf(ctx, idOf(args.id));
        await this.deputies.remove(ctx, await this.scopes.staff(ctx), companyId, idOf(args.id), args.version);
        return done;
    }
}
