import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, isGraphQlErrorResult, Permission, RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { cartMessage } from '../domain/cart-messages';
import type { CartRefusal } from '../errors';
import { CartDeskService, type CreateCartInput, type MyCart, type ShareCartInput, type UpdateCartInput } from '../services/cart-desk.service';
import { CartReader } from '../services/cart-reader.service';
import type { CartView } from '../services/cart-view';
import { CartService } from '../services/cart.service';
import { CartTransferService, type TransferCartLinesInput } from '../services/cart-transfer.service';

@Resolver()
export class CartDeskShopResolver {
    constructor(
        private scopes: ScopeService,
        private desk: CartDeskService,
        private carts: CartService,
        private reader: CartReader,
        private transfers: CartTransferService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async myCarts(@Ctx() ctx: RequestContext): Promise<MyCart[]> {
        return this.desk.list(ctx, await this.scopes.member(ctx));
    }

    @Query()
    @Allow(Permission.Authenticated)
    async cartColleagues(@Ctx() ctx: RequestContext) {
        return this.desk.colleagues(ctx, await this.scopes.member(ctx));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async createCart(@Ctx() ctx: RequestContext, @Args('input') input: CreateCartInput): Promise<MyCart | CartRefusal> {
        return this.desk.create(ctx, await this.scopes.member(ctx), input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async updateCart(@Ctx() ctx: RequestContext, @Args('input') input: UpdateCartInput): Promise<MyCart | CartRefusal> {
        return this.desk.update(ctx, await this.scopes.member(ctx), input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async shareCart(@Ctx() ctx: RequestContext, @Args('input') input: ShareCartInput): Promise<MyCart | CartRefusal> {
        return this.desk.share(ctx, await this.scopes.member(ctx), input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async switchCart(@Ctx() ctx: RequestContext, @Args('cartId') cartId: ID): Promise<CartView> {
        const scope = await this.scopes.member(ctx);
        await this.desk.switchTo(ctx, scope, cartId);
        return this.reader.view(ctx, scope, await this.carts.find(ctx, scope, cartId));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async transferCartLines(@Ctx() ctx: RequestContext, @Args('input') input: TransferCartLinesInput) {
        const scope = await this.scopes.member(ctx);
        const answers = await this.transfers.transfer(ctx, scope, input);
        return {
            cart: await this.reader.view(ctx, scope, await this.carts.find(ctx, scope, input.fromCartId)),
            answers: answers.map(answer => ({
                ...answer,
                message: cartMessage(answer.reason ?? 'ok', ctx.languageCode, { quantity: String(answer.nearest.at(-1) ?? '') }),
            })),
        };
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async deleteCart(@Ctx() ctx: RequestContext, @Args() args: { cartId: ID; cartVersion?: number }): Promise<MyCart | CartRefusal> {
        return this.desk.remove(ctx, await this.scopes.member(ctx), args);
    }
}

@Resolver('MyCartResult')
export class MyCartResultResolver {
    @ResolveField()
    __resolveType(value: MyCart | CartRefusal): string {
        return isGraphQlErrorResult(value) ? 'CartRefusal' : 'MyCart';
    }
}

@Resolver('MyCart')
export class MyCartResolver {
    /** The schema's words are capitals. */
    @ResolveField()
    sharing(@Parent() cart: MyCart): string {
        return cart.sharing.toUpperCase();
    }
}
