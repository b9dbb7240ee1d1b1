import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import type { SupportThread } from '../entities/support-thread.entity';
import { ThreadListService } from '../services/thread-list.service';
import { ThreadService } from '../services/thread.service';

@Resolver()
export class SupportShopResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly threads: ThreadService,
        private readonly lists: ThreadListService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async myThreads(@Ctx() ctx: RequestContext): Promise<SupportThread[]> {
        return this.lists.mine(ctx, await this.scopes.member(ctx));
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myThread(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<SupportThread | null> {
        return this.lists.tryFindMine(ctx, await this.scopes.member(ctx), idOf(args.id));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async askQuestion(@Ctx() ctx: RequestContext, @Args() args: { input: { idempotencyKey: string } }): Promise<SupportThread> {
        const { idempotencyKey, ...question } = args.input;
        return this.threads.ask(ctx, await this.scopes.member(ctx), question, idempotencyKey, new Date());
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async replyToThread(
        @Ctx() ctx: RequestContext,
        @Args() args: { id: ID; text: string; fileIds?: ID[] | null; idempotencyKey: string },
    ): Promise<SupportThread> {
        const { id, idempotencyKey, ...message } = args;
        return this.threads.reply(ctx, await this.scopes.member(ctx), idOf(id), message, idempotencyKey, new Date());
    }
}
