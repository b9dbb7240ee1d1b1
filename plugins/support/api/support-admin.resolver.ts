import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type PaginatedList, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { answerSupportThread, readSupportThread } from '../constants';
import type { SupportThread } from '../entities/support-thread.entity';
import type { ThreadRefusal } from '../errors';
import { ThreadListService } from '../services/thread-list.service';
import { ThreadService } from '../services/thread.service';

@Resolver()
export class SupportAdminResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly threads: ThreadService,
        private readonly lists: ThreadListService,
    ) {}

    @Query()
    @Allow(readSupportThread.Permission)
    supportThreads(
        @Ctx() ctx: RequestContext,
        @Args() args: { options?: ListQueryOptions<SupportThread> },
    ): Promise<PaginatedList<SupportThread>> {
        return this.lists.list(ctx, args.options);
    }

    @Query()
    @Allow(readSupportThread.Permission)
    supportThread(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<SupportThread> {
        return this.lists.findOne(ctx, idOf(args.id));
    }

    @Mutation()
    @Allow(answerSupportThread.Permission)
    async answerSupportThread(
        @Ctx() ctx: RequestContext,
        @Args() args: { id: ID; text: string; idempotencyKey: string },
    ): Promise<SupportThread | ThreadRefusal> {
        const { id, idempotencyKey, ...message } = args;
        return this.threads.answer(ctx, await this.scopes.staff(ctx), idOf(id), message, idempotencyKey, new Date());
    }

    @Mutation()
    @Allow(answerSupportThread.Permission)
    async closeSupportThread(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<SupportThread> {
        return this.threads.close(ctx, await this.scopes.staff(ctx), idOf(args.id), new Date());
    }
}
