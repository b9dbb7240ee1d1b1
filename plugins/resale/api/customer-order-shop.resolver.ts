import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, EntityNotFoundError, type ID, Permission, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import type { OrderTransitionRefusal, PlacementRefusal } from '../../purchasing';
import { CustomerOrdersService, type CustomerOrderView, type DecideInput } from '../services/customer-orders.service';

@Resolver()
export class CustomerOrderShopResolver {
    constructor(
        private scopes: ScopeService,
        private orders: CustomerOrdersService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async myCustomerOrders(@Ctx() ctx: RequestContext, @Args() args: { term?: string; customerId?: ID; waiting?: boolean; skip?: number; take?: number }) {
        return this.orders.list(ctx, await this.scopes.member(ctx), args);
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myCustomerOrder(@Ctx() ctx: RequestContext, @Args() args: { code: string }): Promise<CustomerOrderView | null> {
        return this.orders.find(ctx, await this.scopes.member(ctx), args).catch((error: unknown) => {
            if (error instanceof EntityNotFoundError) return null;
            throw error;
        });
    }

    @Query()
    @Allow(Permission.Authenticated)
    async waitingCustomerOrderCount(@Ctx() ctx: RequestContext): Promise<number> {
        return this.orders.count(ctx, await this.scopes.member(ctx));
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myCustomerEarnings(@Ctx() ctx: RequestContext, @Args() args: { months?: number | null }) {
        return this.orders.earnings(ctx, await this.scopes.member(ctx), args.months ?? 12, new Date());
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async decideCustomerOrder(@Ctx() ctx: RequestContext, @Args() args: { input: DecideInput }): Promise<CustomerOrderView | OrderTransitionRefusal | PlacementRefusal> {
        return this.orders.decide(ctx, await this.scopes.member(ctx), args.input);
    }
}

@Resolver('CustomerOrder')
export class CustomerOrderEntityResolver {
    @ResolveField()
    lines(@Parent() order: CustomerOrderView) {
        return order.lines();
    }
}

@Resolver('DecideCustomerOrderResult')
export class DecideCustomerOrderResultResolver {
    @ResolveField()
    __resolveType(value: { __typename?: string }): string {
        return value.__typename ?? 'CustomerOrder';
    }
}
