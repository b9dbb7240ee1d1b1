import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, isGraphQlErrorResult, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { priceListPermission } from '../../pricing';
import { type QuotaAnswer, QuotaDeskService } from '../services/quota-desk.service';

/** Who keeps prices and discounts keeps quotas. */
@Resolver()
export class QuotaAdminResolver {
    constructor(
        private scopes: ScopeService,
        private desk: QuotaDeskService,
    ) {}

    @Query()
    @Allow(priceListPermission.Read)
    async purchaseQuotas(@Ctx() ctx: RequestContext, @Args() args: { input?: unknown }) {
        return this.desk.list(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Query()
    @Allow(priceListPermission.Read)
    async purchaseQuota(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        return this.desk.find(ctx, await this.scopes.staff(ctx), idOf(args.id));
    }

    @Mutation()
    @Allow(priceListPermission.Create)
    async createPurchaseQuota(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.create(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async changePurchaseQuota(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.change(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Delete)
    async deletePurchaseQuota(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        await this.desk.remove(ctx, await this.scopes.staff(ctx), args.input);
        return { result: 'DELETED' };
    }
}

@Resolver('PurchaseQuotaResult')
export class PurchaseQuotaResultResolver {
    @ResolveField()
    __resolveType(value: QuotaAnswer): string {
        return isGraphQlErrorResult(value) ? 'PurchaseQuotaRefusal' : 'PurchaseQuota';
    }
}
