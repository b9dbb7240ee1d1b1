import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type PaginatedList, Permission, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { answerSupportThread, readSupportThread } from '../constants';
import type { CannedAnswer } from '../entities/canned-answer.entity';
import type { SupportSettings } from '../entities/support-settings.entity';
import type { SupportThread } from '../entities/support-thread.entity';
import type { ThreadRefusal } from '../errors';
import { CannedAnswerService } from '../services/canned-answer.service';
import { DeskService, type StaffName } from '../services/desk.service';
import { ResponseTargetService } from '../services/response-target.service';
import { ThreadListService } from '../services/thread-list.service';
import { ThreadService } from '../services/thread.service';

@Resolver()
export class SupportAdminResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly threads: ThreadService,
        private readonly lists: ThreadListService,
        private readonly desk: DeskService,
        private readonly canned: CannedAnswerService,
        private readonly targets: ResponseTargetService,
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
        @Args() args: { id: ID; text: string; fileIds?: ID[] | null; idempotencyKey: string },
    ): Promise<SupportThread | ThreadRefusal> {
        const { id, idempotencyKey, ...message } = args;
        return this.threads.answer(ctx, await this.scopes.staff(ctx), idOf(id), message, idempotencyKey, new Date());
    }

    @Mutation()
    @Allow(answerSupportThread.Permission)
    async closeSupportThread(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<SupportThread> {
        return this.threads.close(ctx, await this.scopes.staff(ctx), idOf(args.id), new Date());
    }

    @Query()
    @Allow(readSupportThread.Permission)
    supportOwners(@Ctx() ctx: RequestContext): Promise<StaffName[]> {
        return this.desk.owners(ctx);
    }

    @Query()
    @Allow(readSupportThread.Permission)
    cannedAnswers(@Ctx() ctx: RequestContext): Promise<CannedAnswer[]> {
        return this.canned.list(ctx);
    }

    @Query()
    @Allow(readSupportThread.Permission)
    supportSettings(@Ctx() ctx: RequestContext): Promise<SupportSettings> {
        return this.targets.settings(ctx);
    }

    @Mutation()
    @Allow(answerSupportThread.Permission)
    async assignSupportThread(@Ctx() ctx: RequestContext, @Args() args: { id: ID; administratorId?: ID | null }): Promise<SupportThread> {
        const administratorId = args.administratorId == null ? null : idOf(args.administratorId, 'administratorId');
        return this.desk.assign(ctx, await this.scopes.staff(ctx), idOf(args.id), administratorId);
    }

    @Mutation()
    @Allow(answerSupportThread.Permission)
    async setSupportThreadPriority(@Ctx() ctx: RequestContext, @Args() args: { id: ID; priority: string }): Promise<SupportThread> {
        const { id, ...priority } = args;
        return this.desk.setPriority(ctx, await this.scopes.staff(ctx), idOf(id), priority);
    }

    @Mutation()
    @Allow(answerSupportThread.Permission)
    async addSupportNote(@Ctx() ctx: RequestContext, @Args() args: { id: ID; text: string; idempotencyKey: string }): Promise<SupportThread> {
        const { id, idempotencyKey, ...note } = args;
        return this.desk.note(ctx, await this.scopes.staff(ctx), idOf(id), note, idempotencyKey);
    }

    @Mutation()
    @Allow(answerSupportThread.Permission)
    async saveCannedAnswer(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<CannedAnswer> {
        return this.canned.save(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(answerSupportThread.Permission)
    async deleteCannedAnswer(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<{ result: 'DELETED' }> {
        await this.canned.delete(ctx, await this.scopes.staff(ctx), idOf(args.id));
        return { result: 'DELETED' };
    }

    @Mutation()
    @Allow(Permission.UpdateSettings)
    async setSupportSettings(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<SupportSettings> {
        return this.targets.set(ctx, await this.scopes.staff(ctx), args.input);
    }
}
