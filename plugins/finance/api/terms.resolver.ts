import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, isGraphQlErrorResult, Permission, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { readCreditTerms, updateCreditTerms } from '../constants';
import type { LimitRequest } from '../entities/limit-request.entity';
import { type AskLimitInput, type DecideLimitInput, LimitRequestService } from '../services/limit-request.service';
import { type CompanyRulesInput, type FirmRulesInput, PaymentRulesService } from '../services/payment-rules.service';

@Resolver()
export class TermsShopResolver {
    constructor(
        private scopes: ScopeService,
        private requests: LimitRequestService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async myLimitRequest(@Ctx() ctx: RequestContext) {
        return this.requests.newestOf(ctx, (await this.scopes.member(ctx)).companyId);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async askForHigherLimit(@Ctx() ctx: RequestContext, @Args('input') input: AskLimitInput) {
        return this.requests.ask(ctx, await this.scopes.member(ctx), input);
    }
}

@Resolver('AskForHigherLimitResult')
export class AskForHigherLimitResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value as never) ? 'LimitRequestRefusal' : 'MyLimitRequest';
    }
}

@Resolver()
export class TermsAdminResolver {
    constructor(
        private scopes: ScopeService,
        private rules: PaymentRulesService,
        private requests: LimitRequestService,
    ) {}

    @Query()
    @Allow(readCreditTerms.Permission)
    paymentRules(@Ctx() ctx: RequestContext) {
        return this.rules.firm(ctx);
    }

    @Query()
    @Allow(readCreditTerms.Permission)
    companyPaymentRules(@Ctx() ctx: RequestContext, @Args('companyId') companyId: ID) {
        return this.rules.ofCompany(ctx, idOf(companyId, 'companyId'));
    }

    @Query()
    @Allow(readCreditTerms.Permission)
    async limitRequests(@Ctx() ctx: RequestContext, @Args('input') input: { companyId?: ID | null; open?: boolean | null; skip?: number | null; take?: number | null }) {
        return this.requests.list(ctx, await this.scopes.staff(ctx), input);
    }

    @Mutation()
    @Allow(Permission.UpdateSettings)
    async setPaymentRules(@Ctx() ctx: RequestContext, @Args('input') input: FirmRulesInput) {
        return this.rules.setFirm(ctx, await this.scopes.staff(ctx), input);
    }

    @Mutation()
    @Allow(updateCreditTerms.Permission)
    async setCompanyPaymentRules(@Ctx() ctx: RequestContext, @Args('input') input: CompanyRulesInput) {
        return this.rules.setOfCompany(ctx, await this.scopes.staff(ctx), input);
    }

    @Mutation()
    @Allow(updateCreditTerms.Permission)
    async decideLimitRequest(@Ctx() ctx: RequestContext, @Args('input') input: DecideLimitInput) {
        return this.requests.decide(ctx, await this.scopes.staff(ctx), input);
    }
}

@Resolver('LimitRequest')
export class LimitRequestEntityResolver {
    @ResolveField()
    companyName(@Parent() { company }: LimitRequest): string {
        return company.name;
    }
}

@Resolver('LimitRequestResult')
export class LimitRequestResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value as never) ? 'LimitRequestRefusal' : 'LimitRequest';
    }
}
