import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { cartMessage } from '../../purchasing';
import { ShoppingListRefusal } from '../errors';
import { ListLinesService } from '../services/list-lines.service';
import { type ListAnswer, ShoppingListService } from '../services/shopping-list.service';

@Resolver()
export class ShoppingListShopResolver {
    constructor(
        private scopes: ScopeService,
        private lists: ShoppingListService,
        private lines: ListLinesService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async myShoppingLists(@Ctx() ctx: RequestContext, @Args() args: { input?: unknown }) {
        return this.lists.list(ctx, await this.scopes.member(ctx), args.input);
    }

    @Query()
    @Allow(Permission.Authenticated)
    async shoppingList(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        return this.lists.find(ctx, await this.scopes.member(ctx), args.id);
    }

    @Query()
    @Allow(Permission.Authenticated)
    async shoppingListLines(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.lines.page(ctx, await this.scopes.member(ctx), args.input, new Date());
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async createShoppingList(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<ListAnswer> {
        return this.lists.create(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async updateShoppingList(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<ListAnswer> {
        return this.lists.update(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async copyShoppingList(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<ListAnswer> {
        return this.lists.copy(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async deleteShoppingList(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.lists.remove(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async restoreShoppingList(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<ListAnswer> {
        return this.lists.restore(ctx, await this.scopes.member(ctx), args.id);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async addToShoppingList(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.lines.add(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async changeShoppingListLines(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<ListAnswer> {
        return this.lines.change(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async moveShoppingListLine(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<ListAnswer> {
        return this.lines.move(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async shoppingListToCart(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        const answers = await this.lines.toCart(ctx, await this.scopes.member(ctx), args.input);
        return answers.map(answer => ({ ...answer, message: cartMessage(answer.reason ?? 'ok', ctx.languageCode, { quantity: String(answer.nearest.at(-1) ?? '') }) }));
    }
}

const typeOr = (type: string) => (value: object) => (value instanceof ShoppingListRefusal ? 'ShoppingListRefusal' : type);

@Resolver('ShoppingListResult')
export class ShoppingListResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return typeOr('ShoppingList')(value);
    }
}

@Resolver('AddToShoppingListResult')
export class AddToShoppingListResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return typeOr('ShoppingListAdded')(value);
    }
}

@Resolver('DeleteShoppingListResult')
export class DeleteShoppingListResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return typeOr('ShoppingListDeleted')(value);
    }
}
