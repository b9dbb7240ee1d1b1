import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, RequestContext } from '@vendure/core';
import type { GraphQLResolveInfo } from 'graphql';

import { remembering } from '../../../kernel/vendure-once';
import { ScopeService } from '../../organizations';
import { cartMessage } from '../domain/cart-messages';
import { CartReader } from '../services/cart-reader.service';
import type { CartView, CartWanted } from '../services/cart-view';
import { type CartSetChange, CartSetService, type CartSetsInput } from '../services/cart-set.service';
import { type CartChange, type CartRowsInput, CartService, type NamedCart } from '../services/cart.service';
import { CustomerOrderService } from '../services/customer-order.service';
import { cartPage } from './cart-entity.resolver';
import { argumentsOf, asksFor } from './selection';

@Resolver()
export class CartShopResolver {
    constructor(
        private scopes: ScopeService,
        private carts: CartService,
        private reader: CartReader,
        private orders: CustomerOrderService,
        private sets: CartSetService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async cart(@Ctx() ctx: RequestContext, @Args() args: { cartId?: ID }, @Info() info: GraphQLResolveInfo): Promise<CartView> {
        const scope = await this.scopes.member(ctx);
        return this.reader.view(ctx, scope, await this.carts.find(ctx, scope, args.cartId), null, wantedOf(info, []));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async setCartLines(@Ctx() asked: RequestContext, @Args('input') input: CartRowsInput, @Info() info: GraphQLResolveInfo) {
        const ctx = remembering(asked);
        const scope = await this.scopes.member(ctx);
        return this.answer(ctx, await this.carts.setLines(ctx, scope, input), info, input.version);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async setCartSets(@Ctx() ctx: RequestContext, @Args('input') input: CartSetsInput, @Info() info: GraphQLResolveInfo) {
        const scope = await this.scopes.member(ctx);
        const { cart, setAnswers } = await this.sets.setSets(ctx, scope, input);
        const answer = await this.answer(ctx, { cart, answers: [], setAnswers }, info, input.version);
        return { cart: answer.cart, answers: answer.setAnswers };
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async clearCart(@Ctx() ctx: RequestContext, @Args() args: NamedCart): Promise<CartView> {
        const scope = await this.scopes.member(ctx);
        return this.reader.summary(scope, await this.carts.clear(ctx, scope, args));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async reorder(@Ctx() ctx: RequestContext, @Args() args: { code: string; lineIds?: ID[] | null; cartId?: ID | null }, @Info() info: GraphQLResolveInfo) {
        const scope = await this.scopes.member(ctx);
        return this.answer(ctx, await this.orders.reorder(ctx, scope, args), info);
    }

    /** The whole cart is read only when the caller looks at its lines: adding one to three hundred costs one. */
    private async answer(ctx: RequestContext, { cart, answers, setAnswers = [] }: CartChange & Partial<CartSetChange>, info: GraphQLResolveInfo, seen?: number | null) {
        const scope = await this.scopes.member(ctx);
        const needsLines = ['lines', 'lineCount', 'sets', 'notices', 'totalWeightKg', 'priceStamp', 'goodsNet', 'orderDiscount', 'nextOrderDiscount', 'delivery'].some(field => asksFor(info, ['cart', field]));
        return {
            cart: needsLines ? await this.reader.view(ctx, scope, cart, seen, wantedOf(info, ['cart'])) : this.reader.summary(scope, cart),
            answers: answers.map(answer => ({
                ...answer,
                message: cartMessage(answer.reason ?? 'ok', ctx.languageCode, { quantity: String(answer.nearest.at(-1) ?? '') }),
            })),
            setAnswers: setAnswers.map(answer => ({
                ...answer,
                // Of a set that he may not know there is nothing to name.
                message: cartMessage(answer.name === null ? 'not-available' : (answer.reason ?? 'ok'), ctx.languageCode, {
                    quantity: String(answer.available ?? ''),
                    name: answer.name ?? '',
                }),
            })),
        };
    }
}

/** What is asked of the lines of the cart at this path. */
function wantedOf(info: GraphQLResolveInfo, path: readonly string[]): CartWanted {
    const lines = [...path, 'lines'];
    const asks = (field: string) => asksFor(info, [...lines, field]) || asksFor(info, [...path, 'sets', 'lines', field]);
    // What is no page is refused where the lines are cut.
    const page = cartPage.safeParse(argumentsOf(info, lines, ['stock', 'units']) ?? {});
    return { stock: asks('stock'), units: asks('units'), stamp: asksFor(info, [...path, 'priceStamp']), page: page.data ?? null };
}
