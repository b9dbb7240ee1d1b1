import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Order, Permission, RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { CoreCartService } from '../services/core-cart.service';

/** Core's own cart operations, for clients written for Vendure: the same contract, our lock, rules and prices. */
@Resolver()
export class CoreCartResolver {
    constructor(
        private scopes: ScopeService,
        private carts: CoreCartService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async activeOrder(@Ctx() ctx: RequestContext): Promise<Order | undefined> {
        return this.carts.activeOrder(ctx, await this.scopes.member(ctx));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async addItemToOrder(@Ctx() ctx: RequestContext, @Args() args: { productVariantId: ID; quantity: number }) {
        const { order, errorResults } = await this.carts.add(ctx, await this.scopes.member(ctx), [args]);
        return errorResults[0] ?? order;
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async addItemsToOrder(@Ctx() ctx: RequestContext, @Args('inputs') inputs: Array<{ productVariantId: ID; quantity: number }>) {
        return this.carts.add(ctx, await this.scopes.member(ctx), inputs);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async adjustOrderLine(@Ctx() ctx: RequestContext, @Args() args: { orderLineId: ID; quantity: number }) {
        return this.carts.adjust(ctx, await this.scopes.member(ctx), args);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async removeOrderLine(@Ctx() ctx: RequestContext, @Args() args: { orderLineId: ID }) {
        return this.carts.adjust(ctx, await this.scopes.member(ctx), { ...args, quantity: 0 });
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async removeAllOrderLines(@Ctx() ctx: RequestContext) {
        return this.carts.clear(ctx, await this.scopes.member(ctx));
    }
}
