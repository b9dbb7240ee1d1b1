import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, EntityNotFoundError, Permission, RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { CustomerOrderService, type MyOrdersInput } from '../services/customer-order.service';
import type { PlaceOrderInput } from '../services/placement-input';
import { PlacementService } from '../services/placement.service';

@Resolver()
export class OrderShopResolver {
    constructor(
        private scopes: ScopeService,
        private orders: CustomerOrderService,
        private placement: PlacementService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async checkoutOptions(@Ctx() ctx: RequestContext) {
        const { credit, payment, ...options } = await this.orders.checkoutOptions(ctx, await this.scopes.member(ctx));
        return {
            ...options,
            paymentMethods: payment.choices,
            paymentWarnings: payment.warnings,
            overdue: payment.overdueMinor,
            bankAccount: payment.bankAccount,
            credit: credit && {
                limit: credit.limitMinor,
                exposure: credit.exposureMinor,
                available: credit.availableMinor,
                currencyCode: credit.currencyCode,
            },
        };
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myOrders(@Ctx() ctx: RequestContext, @Args('input') input: MyOrdersInput) {
        return this.orders.list(ctx, await this.scopes.member(ctx), input);
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myOrderFilters(@Ctx() ctx: RequestContext) {
        return this.orders.filters(ctx, await this.scopes.member(ctx));
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myOrder(@Ctx() ctx: RequestContext, @Args('code') code: string) {
        const scope = await this.scopes.member(ctx);
        return this.orders.find(ctx, scope, code).catch((error: unknown) => {
            if (error instanceof EntityNotFoundError) {
                return null;
            }
            throw error;
        });
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async placeOrder(@Ctx() ctx: RequestContext, @Args('input') input: PlaceOrderInput) {
        const scope = await this.scopes.member(ctx);
        const placed = await this.placement.place(ctx, scope, input);
        return 'orderId' in placed ? this.orders.find(ctx, scope, placed.orderId) : placed;
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async cancelMyOrder(@Ctx() ctx: RequestContext, @Args() args: { code: string; reason: string; idempotencyKey: string }) {
        return this.orders.cancel(ctx, await this.scopes.member(ctx), args);
    }
}
