import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { type ListFile, RecentlyBoughtService } from '../services/recently-bought.service';

@Resolver()
export class RecentlyBoughtShopResolver {
    constructor(
        private scopes: ScopeService,
        private bought: RecentlyBoughtService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async recentlyBought(@Ctx() ctx: RequestContext, @Args() args: { input?: unknown }) {
        const { items, ...page } = await this.bought.page(ctx, await this.scopes.member(ctx), args.input ?? {}, new Date());
        return { ...page, items: items.map(({ lastAt, ...item }) => ({ ...item, lastBoughtAt: lastAt })) };
    }

    @Query()
    @Allow(Permission.Authenticated)
    async recentlyBoughtFile(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<ListFile> {
        return this.bought.file(ctx, await this.scopes.member(ctx), args.input, new Date());
    }
}
