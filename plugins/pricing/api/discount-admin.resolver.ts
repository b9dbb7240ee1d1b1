import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { priceListPermission } from '../constants';
import { CategoryDiscountService } from '../services/category-discount.service';
import { QuantityDiscountService } from '../services/quantity-discount.service';

const deleted = { result: 'DELETED' };

@Resolver()
export class DiscountAdminResolver {
    constructor(
        private scopes: ScopeService,
        private ofCategories: CategoryDiscountService,
        private byQuantity: QuantityDiscountService,
    ) {}

    @Query()
    @Allow(priceListPermission.Read)
    categoryDiscounts(@Ctx() ctx: RequestContext, @Args() args: { companyId: ID }) {
        return this.ofCategories.list(ctx, args.companyId);
    }

    @Query()
    @Allow(priceListPermission.Read)
    quantityDiscounts(@Ctx() ctx: RequestContext) {
        return this.byQuantity.list(ctx);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async setCategoryDiscount(@Ctx() ctx: RequestContext, @Args() args: { input: { id?: ID | null } }) {
        return this.ofCategories.set(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async deleteCategoryDiscount(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        await this.ofCategories.remove(ctx, await this.scopes.staff(ctx), args.id);
        return deleted;
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async setQuantityDiscount(@Ctx() ctx: RequestContext, @Args() args: { input: { id?: ID | null } }) {
        return this.byQuantity.set(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async deleteQuantityDiscount(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        await this.byQuantity.remove(ctx, await this.scopes.staff(ctx), args.id);
        return deleted;
    }
}
