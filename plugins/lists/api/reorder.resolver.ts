import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { createCompanyOrder, readCompanyOrder } from '../../purchasing';
import { CompanyReorderService, type CompanyReorderView } from '../services/company-reorder.service';
import { ReorderProposalService } from '../services/reorder-proposal.service';

@Resolver()
export class ReorderShopResolver {
    constructor(
        private scopes: ScopeService,
        private proposals: ReorderProposalService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async reorderProposal(@Ctx() ctx: RequestContext) {
        return this.proposals.proposal(ctx, await this.scopes.member(ctx), new Date());
    }

    @Query()
    @Allow(Permission.Authenticated)
    async reorderRules(@Ctx() ctx: RequestContext) {
        return this.proposals.ownRules(ctx, await this.scopes.member(ctx));
    }

    @Query()
    @Allow(Permission.Authenticated)
    async purchaseHistory(@Ctx() ctx: RequestContext, @Args() args: { variantId: ID }) {
        return this.proposals.history(ctx, await this.scopes.member(ctx), args.variantId, new Date());
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async setReorderFrequency(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        const scope = await this.scopes.member(ctx);
        await this.proposals.setFrequency(ctx, scope, args.input);
        return this.proposals.ownRules(ctx, scope);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async setReorderMail(@Ctx() ctx: RequestContext, @Args() args: { wanted: boolean }): Promise<boolean> {
        return this.proposals.setMail(ctx, await this.scopes.member(ctx), args.wanted);
    }
}

@Resolver()
export class ReorderAdminResolver {
    constructor(
        private scopes: ScopeService,
        private desk: CompanyReorderService,
    ) {}

    @Query()
    @Allow(readCompanyOrder.Permission)
    companyReorder(@Ctx() ctx: RequestContext, @Args() args: { companyId: ID }): Promise<CompanyReorderView> {
        return this.desk.find(ctx, args.companyId);
    }

    @Mutation()
    @Allow(createCompanyOrder.Permission)
    async switchCompanyReorder(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<CompanyReorderView> {
        return this.desk.switch(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(createCompanyOrder.Permission)
    async setCompanyReorderFrequency(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<CompanyReorderView> {
        return this.desk.setFrequency(ctx, await this.scopes.staff(ctx), args.input);
    }
}
