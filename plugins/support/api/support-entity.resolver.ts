import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx, type ID, isGraphQlErrorResult, RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import type { SupportFile } from '../entities/support-file.entity';
import type { SupportMessage } from '../entities/support-message.entity';
import type { SupportNote } from '../entities/support-note.entity';
import type { SupportThread } from '../entities/support-thread.entity';
import { DeskService } from '../services/desk.service';
import { ThreadBatchService } from '../services/thread-batch.service';

@Resolver('SupportThread')
export class SupportThreadResolver {
    constructor(private readonly batches: ThreadBatchService) {}

    @ResolveField()
    orderCode(@Parent() thread: SupportThread): string | null {
        return thread.order?.code ?? null;
    }

    @ResolveField()
    stageId(@Parent() thread: SupportThread): number | null {
        return thread.stageOperationId;
    }

    @ResolveField()
    messages(@Ctx() ctx: RequestContext, @Parent() thread: SupportThread): Promise<SupportMessage[]> | SupportMessage[] {
        return thread.messages ?? this.batches.messagesOf(ctx, thread.id);
    }
}

/** What staff see beyond the customer. */
@Resolver('SupportThread')
export class SupportThreadStaffResolver {
    constructor(
        private readonly batches: ThreadBatchService,
        private readonly desk: DeskService,
    ) {}

    @ResolveField()
    ownerName(@Ctx() ctx: RequestContext, @Parent() thread: SupportThread): Promise<string | null> {
        return this.batches.ownerName(ctx, thread);
    }

    @ResolveField()
    notes(@Ctx() ctx: RequestContext, @Parent() thread: SupportThread): Promise<SupportNote[]> {
        return this.desk.notes(ctx, thread.id);
    }

    @ResolveField()
    companyName(@Parent() thread: SupportThread): string {
        return thread.company.name;
    }

    @ResolveField()
    stageName(@Ctx() ctx: RequestContext, @Parent() thread: SupportThread): Promise<string | null> {
        return this.batches.stageName(ctx, thread);
    }
}

@Resolver('SupportNote')
export class SupportNoteResolver {
    @ResolveField()
    at(@Parent() note: SupportNote): Date {
        return note.createdAt;
    }

    @ResolveField()
    author(@Parent() note: SupportNote): string {
        return note.authorName;
    }
}

@Resolver('SupportMessage')
export class SupportMessageResolver {
    constructor(private readonly batches: ThreadBatchService) {}

    @ResolveField()
    at(@Parent() message: SupportMessage): Date {
        return message.sentAt;
    }

    @ResolveField()
    author(@Parent() message: SupportMessage): string {
        return message.authorName;
    }

    @ResolveField()
    fromStaff(@Parent() message: SupportMessage): boolean {
        return message.author === 'staff';
    }

    @ResolveField()
    files(@Ctx() ctx: RequestContext, @Parent() message: SupportMessage): Promise<SupportFile[]> {
        return this.batches.filesOf(ctx, message.id);
    }
}

@Resolver('MyOrder')
export class MyOrderThreadsResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly batches: ThreadBatchService,
    ) {}

    @ResolveField()
    async threads(@Ctx() ctx: RequestContext, @Parent() order: { id: ID }): Promise<SupportThread[]> {
        return this.batches.threadsOfOrder(ctx, await this.scopes.member(ctx), Number(order.id));
    }
}

@Resolver('AnswerThreadResult')
export class AnswerThreadResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value as never) ? (value as { __typename: string }).__typename : 'SupportThread';
    }
}
