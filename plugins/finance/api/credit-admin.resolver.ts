import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, isGraphQlErrorResult, type PaginatedList, Permission, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { readCreditTerms, updateCreditTerms } from '../constants';
import type { CreditProposal } from '../entities/credit-proposal.entity';
import type { LargeCredit } from '../entities/large-credit.entity';
import type { CreditProposalRefusal } from '../errors';
import { CreditProposalService, type ProposalDecision, type ProposalListInput, type TermsWish } from '../services/credit-proposal.service';
import { type CreditListInput, CreditService } from '../services/credit.service';
import { LargeCreditService } from '../services/large-credit.service';

type Decided = Promise<CreditProposal | CreditProposalRefusal>;

@Resolver()
export class CreditAdminResolver {
    constructor(
        private credit: CreditService,
        private proposals: CreditProposalService,
        private large: LargeCreditService,
        private scopes: ScopeService,
    ) {}

    @Query()
    @Allow(readCreditTerms.Permission)
    async companyCredit(@Ctx() ctx: RequestContext, @Args('companyId') companyId: ID) {
        const id = idOf(companyId, 'companyId');
        return { companyId, ...(await this.credit.standing(ctx, id)), proposal: await this.proposals.raiseOf(ctx, id) };
    }

    @Query()
    @Allow(readCreditTerms.Permission)
    async companyCredits(@Ctx() ctx: RequestContext, @Args() args: CreditListInput) {
        return this.credit.list(ctx, await this.scopes.staff(ctx), args);
    }

    @Query()
    @Allow(readCreditTerms.Permission)
    creditProposals(@Ctx() ctx: RequestContext, @Args() args: ProposalListInput): Promise<PaginatedList<CreditProposal>> {
        return this.proposals.list(ctx, args);
    }

    @Query()
    @Allow(readCreditTerms.Permission)
    largeCredits(@Ctx() ctx: RequestContext): Promise<LargeCredit[]> {
        return this.large.list(ctx);
    }

    @Mutation()
    @Allow(updateCreditTerms.Permission)
    async setCreditTerms(@Ctx() ctx: RequestContext, @Args('input') input: TermsWish) {
        await this.proposals.wish(ctx, await this.scopes.staff(ctx), input);
        return this.companyCredit(ctx, input.companyId);
    }

    @Mutation()
    @Allow(updateCreditTerms.Permission)
    async decideCreditProposal(@Ctx() ctx: RequestContext, @Args('input') input: ProposalDecision): Decided {
        return this.proposals.decide(ctx, await this.scopes.staff(ctx), input);
    }

    @Mutation()
    @Allow(updateCreditTerms.Permission)
    async withdrawCreditProposal(@Ctx() ctx: RequestContext, @Args('id') id: ID): Decided {
        return this.proposals.withdraw(ctx, await this.scopes.staff(ctx), idOf(id));
    }

    @Mutation()
    @Allow(Permission.UpdateSettings)
    async setLargeCredit(
        @Ctx() ctx: RequestContext,
        @Args('input') input: { currencyCode: string; fromMinor?: number | null; version?: number | null },
    ): Promise<LargeCredit[]> {
        return this.large.set(ctx, await this.scopes.staff(ctx), input);
    }
}

@Resolver('CreditProposal')
export class CreditProposalEntityResolver {
    constructor(
        private proposals: CreditProposalService,
        private scopes: ScopeService,
    ) {}

    @ResolveField()
    companyName(@Parent() { company }: CreditProposal): string {
        return company.name;
    }

    @ResolveField()
    orderCode(@Ctx() ctx: RequestContext, @Parent() { orderId }: CreditProposal): Promise<string | null> {
        return this.proposals.orderCode(ctx, orderId);
    }

    @ResolveField()
    proposedBy(@Parent() { proposedByAdministrator: { firstName, lastName } }: CreditProposal): string {
        return `${firstName} ${lastName}`;
    }

    @ResolveField()
    decidedBy(@Parent() { decidedByAdministrator }: CreditProposal): string | null {
        return decidedByAdministrator && `${decidedByAdministrator.firstName} ${decidedByAdministrator.lastName}`;
    }

    @ResolveField()
    async isOwn(@Ctx() ctx: RequestContext, @Parent() { proposedByAdministratorId }: CreditProposal): Promise<boolean> {
        return (await this.scopes.staff(ctx)).administratorId === proposedByAdministratorId;
    }
}

@Resolver('CreditProposalResult')
export class CreditProposalResultResolver {
    @ResolveField()
    __resolveType(value: CreditProposal): string {
        return isGraphQlErrorResult(value) ? 'CreditProposalRefusal' : 'CreditProposal';
    }
}
