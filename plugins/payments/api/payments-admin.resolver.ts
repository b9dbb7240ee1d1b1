import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, isGraphQlErrorResult, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { readCreditTerms, updateCreditTerms } from '../../finance';
import { ScopeService } from '../../organizations';
import { AttemptListService } from '../services/attempt-list.service';
import { PayLinkService, type SendPayLinkInput } from '../services/pay-link.service';
import { PaymentService } from '../services/payment.service';

@Resolver()
export class PaymentsAdminResolver {
    constructor(
        private scopes: ScopeService,
        private attempts: AttemptListService,
        private links: PayLinkService,
        private payments: PaymentService,
    ) {}

    @Query()
    @Allow(readCreditTerms.Permission)
    paymentAttempts(@Ctx() ctx: RequestContext, @Args() args: { companyId: ID; skip?: number | null; take?: number | null }) {
        return this.attempts.list(ctx, args);
    }

    @Mutation()
    @Allow(updateCreditTerms.Permission)
    async sendPayLink(@Ctx() ctx: RequestContext, @Args('input') input: SendPayLinkInput) {
        return this.links.send(ctx, await this.scopes.staff(ctx), input);
    }

    @Mutation()
    @Allow(updateCreditTerms.Permission)
    askPaymentAttempt(@Args('id') id: ID) {
        return this.payments.resolve(idOf(id));
    }
}

@Resolver('SendPayLinkResult')
export class SendPayLinkResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value as never) ? 'PayRefusal' : 'PayLink';
    }
}
