import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, isGraphQlErrorResult, Permission, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { MemberPaymentService, type StartPaymentInput } from '../services/member-payment.service';

@Resolver()
export class PaymentsShopResolver {
    constructor(
        private scopes: ScopeService,
        private payments: MemberPaymentService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async paymentProviders(@Ctx() ctx: RequestContext) {
        return this.payments.offered(await this.scopes.member(ctx));
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myPayment(@Ctx() ctx: RequestContext, @Args('id') id: ID) {
        return this.payments.find(ctx, await this.scopes.member(ctx), idOf(id));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async startPayment(@Ctx() ctx: RequestContext, @Args('input') input: StartPaymentInput) {
        return this.payments.start(ctx, await this.scopes.member(ctx), input);
    }
}

@Resolver('StartPaymentResult')
export class StartPaymentResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value as never) ? 'PayRefusal' : 'StartedPayment';
    }
}
