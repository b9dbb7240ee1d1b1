import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, EntityNotFoundError, type ID, type ListQueryOptions, RequestContext } from '@vendure/core';

import { type Scope } from '../../../kernel/scope';
import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import {
    approveOrder,
    approveSpecialOrder,
    cancelCompanyOrder,
    createCompanyOrder,
    readCompanyOrder,
    releaseHeldOrder,
} from '../constants';
import { CompanyOrder } from '../entities/company-order.entity';
import type { OrderTransitionRefusal, PlacementRefusal } from '../errors';
import { CompanyOrderService } from '../services/company-order.service';
import { type OrderStepInput, OrderReviewService } from '../services/order-review.service';
import { type OrderRuleSet, OrderRulesService } from '../services/order-rules.service';
import { type CompanyQuoteInput, CompanyQuoteService } from '../services/company-quote.service';
import type { PlaceOrderForCompanyInput } from '../services/placement-input';
import { type Placed, PlacementService } from '../services/placement.service';

@Resolver()
export class OrderAdminResolver {
    constructor(
        private scopes: ScopeService,
        private orders: CompanyOrderService,
        private review: OrderReviewService,
        private placement: PlacementService,
        private rules: OrderRulesService,
        private quotes: CompanyQuoteService,
    ) {}

    @Query()
    @Allow(readCompanyOrder.Permission)
    companyOrders(@Ctx() ctx: RequestContext, @Args() args: { options?: ListQueryOptions<CompanyOrder> }) {
        return this.orders.list(ctx, args.options);
    }

    @Query()
    @Allow(readCompanyOrder.Permission)
    async companyOrder(@Ctx() ctx: RequestContext, @Args('id') id: ID) {
        const scope = await this.scopes.staff(ctx);
        return this.orders.find(ctx, scope, idOf(id)).catch((error: unknown) => {
            if (error instanceof EntityNotFoundError) {
                return null;
            }
            throw error;
        });
    }

    @Query()
    @Allow(readCompanyOrder.Permission)
    async companyOrderCounts(@Ctx() ctx: RequestContext) {
        return this.orders.counts(ctx, await this.scopes.staff(ctx));
    }

    @Query()
    @Allow(readCompanyOrder.Permission)
    orderRules(@Ctx() ctx: RequestContext) {
        return this.rules.get(ctx);
    }

    @Query()
    @Allow(createCompanyOrder.Permission)
    companyVariants(@Ctx() ctx: RequestContext, @Args() args: { companyId: ID; term: string; take?: number }) {
        return this.quotes.variants(ctx, args, new Date());
    }

    @Query()
    @Allow(createCompanyOrder.Permission)
    companyQuote(@Ctx() ctx: RequestContext, @Args('input') input: CompanyQuoteInput) {
        return this.quotes.quote(ctx, input);
    }

    @Mutation()
    @Allow(approveOrder.Permission)
    async approveOrder(@Ctx() ctx: RequestContext, @Args('input') input: OrderStepInput) {
        const scope = await this.scopes.staff(ctx);
        return this.shown(ctx, scope, await this.review.approve(ctx, scope, input));
    }

    @Mutation()
    @Allow(approveOrder.Permission, releaseHeldOrder.Permission)
    async rejectOrder(@Ctx() ctx: RequestContext, @Args('input') input: OrderStepInput) {
        const scope = await this.scopes.staff(ctx);
        return this.shown(ctx, scope, await this.review.reject(ctx, scope, input));
    }

    @Mutation()
    @Allow(approveOrder.Permission, releaseHeldOrder.Permission)
    async holdOrder(@Ctx() ctx: RequestContext, @Args('input') input: OrderStepInput) {
        const scope = await this.scopes.staff(ctx);
        return this.shown(ctx, scope, await this.review.hold(ctx, scope, input));
    }

    @Mutation()
    @Allow(releaseHeldOrder.Permission)
    async releaseHeldOrder(@Ctx() ctx: RequestContext, @Args('input') input: OrderStepInput) {
        const scope = await this.scopes.staff(ctx);
        return this.shown(ctx, scope, await this.review.release(ctx, scope, input));
    }

    @Mutation()
    @Allow(cancelCompanyOrder.Permission)
    async cancelCompanyOrder(@Ctx() ctx: RequestContext, @Args('input') input: OrderStepInput) {
        const scope = await this.scopes.staff(ctx);
        return this.shown(ctx, scope, await this.review.cancel(ctx, scope, input));
    }

    @Mutation()
    @Allow(createCompanyOrder.Permission)
    async placeOrderForCompany(@Ctx() ctx: RequestContext, @Args('input') input: PlaceOrderForCompanyInput) {
        const scope = await this.scopes.staff(ctx);
        return this.shown(ctx, scope, await this.placement.placeForCompany(ctx, scope, input));
    }

    @Mutation()
    @Allow(approveSpecialOrder.Permission)
    async updateOrderRules(@Ctx() ctx: RequestContext, @Args('input') input: OrderRuleSet) {
        return this.rules.update(ctx, await this.scopes.staff(ctx), input);
    }

    private async shown(ctx: RequestContext, scope: Scope, done: Placed | OrderTransitionRefusal | PlacementRefusal) {
        return 'orderId' in done ? this.orders.find(ctx, scope, done.orderId) : done;
    }
}
