import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { IdempotencyService } from '../../outbox';
import { ScopeService } from '../../organizations';
import { readCreditTerms, updateCreditTerms } from '../constants';
import { type CreditListInput, CreditService } from '../services/credit.service';

@Resolver()
export class CreditAdminResolver {
    constructor(
        private credit: CreditService,
        private scopes: ScopeService,
        private idempotency: IdempotencyService,
    ) {}

    @Query()
    @Allow(readCreditTerms.Permission)
    async companyCredit(@Ctx() ctx: RequestContext, @Args('companyId') companyId: ID) {
        return { companyId, ...(await this.credit.standing(ctx, idOf(companyId, 'companyId'))) };
    }

    @Query()
    @Allow(readCreditTerms.Permission)
    async companyCredits(@Ctx() ctx: RequestContext, @Args() args: CreditListInput) {
        return this.credit.list(ctx, await this.scopes.staff(ctx), args);
    }

    @Mutation()
    @Allow(updateCreditTerms.Permission)
    async setCreditTerms(
        @Ctx() ctx: RequestContext,
        @Args('input') input: { companyId: ID; limitMinor?: number | null; termDays: number; idempotencyKey: string },
    ) {
        const scope = await this.scopes.staff(ctx);
        const { idempotencyKey, companyId, ...terms } = input;
        return this.idempotency.run(ctx, scope, 'setCreditTerms', idempotencyKey, input, async tx => ({
            companyId,
            ...(await this.credit.setTerms(tx, scope, idOf(companyId, 'companyId'), { limitMinor: terms.limitMinor ?? null, termDays: terms.termDays })),
        }));
    }
}
