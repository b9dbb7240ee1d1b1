import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type PaginatedList, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { readOutbox, updateOutbox } from '../constants';
import type { OutboxMessage } from '../entities/outbox-message.entity';
import { OutboxConsoleService, type OutboxStanding } from '../services/outbox-console.service';
import { StaffService } from '../services/staff.service';

@Resolver()
export class OutboxAdminResolver {
    constructor(
        private console: OutboxConsoleService,
        private staff: StaffService,
    ) {}

    @Query()
    @Allow(readOutbox.Permission)
    outboxMessages(
        @Ctx() ctx: RequestContext,
        @Args() args: { options?: ListQueryOptions<OutboxMessage> },
    ): Promise<PaginatedList<OutboxMessage>> {
        return this.console.list(ctx, args.options);
    }

    @Query()
    @Allow(readOutbox.Permission)
    outboxMessage(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<OutboxMessage | null> {
        return this.console.findOne(ctx, idOf(args.id));
    }

    @Query()
    @Allow(readOutbox.Permission)
    outboxStanding(@Ctx() ctx: RequestContext): Promise<OutboxStanding> {
        return this.console.standing(ctx);
    }

    @Mutation()
    @Allow(updateOutbox.Permission)
    async replayOutboxMessages(@Ctx() ctx: RequestContext, @Args() args: { ids: ID[] }): Promise<OutboxMessage[]> {
        return this.console.replay(ctx, await this.staff.scope(ctx), args.ids.map(id => idOf(id, 'ids')));
    }

    @Mutation()
    @Allow(updateOutbox.Permission)
    async discardOutboxMessage(@Ctx() ctx: RequestContext, @Args() args: { id: ID; reason: string }): Promise<OutboxMessage> {
        return this.console.discard(ctx, await this.staff.scope(ctx), idOf(args.id), args.reason);
    }
}
