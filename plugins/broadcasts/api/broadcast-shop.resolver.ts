import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { type MyBroadcast, MyBroadcastService } from '../services/my-broadcast.service';

@Resolver()
export class BroadcastShopResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly mine: MyBroadcastService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async myBroadcasts(@Ctx() ctx: RequestContext, @Args() args: { input?: unknown }) {
        return this.mine.list(ctx, await this.scopes.member(ctx), args.input);
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myBroadcastBanner(@Ctx() ctx: RequestContext): Promise<MyBroadcast | null> {
        return this.mine.banner(ctx, await this.scopes.member(ctx));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async readBroadcast(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<boolean> {
        return this.mine.read(ctx, await this.scopes.member(ctx), idOf(args.id));
    }
}
