import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { priceListPermission } from '../constants';
import { BonusOfferService } from '../services/bonus-offer.service';
import { OrderDiscountService } from '../services/order-discount.service';
import { PackDiscountService } from '../services/pack-discount.service';

const deleted = { result: 'DELETED' };

/** Discounts on whole packs and on whole orders, and bonuses. */
@Resolver()
export class OrderDiscountAdminResolver {
    constructor(
        private scopes: ScopeService,
        private ofPacks: PackDiscountService,
        private ofOrders: OrderDiscountService,
        private bonuses: BonusOfferService,
    ) {}

    @Query()
    @Allow(priceListPermission.Read)
    packDiscounts(@Ctx() ctx: RequestContext) {
        return this.ofPacks.list(ctx);
    }

    @Query()
    @Allow(priceListPermission.Read)
    orderValueDiscounts(@Ctx() ctx: RequestContext) {
        return this.ofOrders.list(ctx);
    }

    @Query()
    @Allow(priceListPermission.Read)
    bonusOffers(@Ctx() ctx: RequestContext) {
        return this.bonuses.list(ctx);
    }

    @Query()
    @Allow(priceListPermission.Read)
    discountRules(@Ctx() ctx: RequestContext) {
        return this.bonuses.rules(ctx);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async setPackDiscount(@Ctx() ctx: RequestContext, @Args() args: { input: { id?: ID | null } }) {
        return this.ofPacks.set(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async deletePackDiscount(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        await this.ofPacks.remove(ctx, await this.scopes.staff(ctx), args.id);
        return deleted;
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async setOrderValueDiscount(@Ctx() ctx: RequestContext, @Args() args: { input: { id?: ID | null } }) {
        return this.ofOrders.set(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async deleteOrderValueDiscount(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        await this.ofOrders.remove(ctx, await this.scopes.staff(ctx), args.id);
        return deleted;
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async setBonusOffer(@Ctx() ctx: RequestContext, @Args() args: { input: { id?: ID | null } }) {
        return this.bonuses.set(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async deleteBonusOffer(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        await this.bonuses.remove(ctx, await this.scopes.staff(ctx), args.id);
        return deleted;
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async updateDiscountRules(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.bonuses.setRules(ctx, await this.scopes.staff(ctx), args.input);
    }
}
