import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type PaginatedList, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { StaffService } from '../../outbox';
import { readNotification, updateNotification } from '../constants';
import { maskedRecipient, withoutLinks } from '../domain/delivery';
import type { IncomingSmsRow } from '../entities/incoming-sms.entity';
import type { NotificationMessage } from '../entities/notification-message.entity';
import { IncomingSmsService } from '../services/incoming-sms.service';
import { MessageConsoleService } from '../services/message-console.service';

@Resolver('NotificationMessage')
export class NotificationAdminResolver {
    constructor(private messages: MessageConsoleService) {}

    @Query()
    @Allow(readNotification.Permission)
    notificationMessages(
        @Ctx() ctx: RequestContext,
        @Args() args: { options?: ListQueryOptions<NotificationMessage> },
    ): Promise<PaginatedList<NotificationMessage>> {
        return this.messages.list(ctx, args.options);
    }

    @Query()
    @Allow(readNotification.Permission)
    notificationMessage(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<NotificationMessage | null> {
        return this.messages.findOne(ctx, idOf(args.id));
    }

    @ResolveField()
    recipient(@Parent() message: NotificationMessage): string {
        return maskedRecipient(message.channel, message.recipient);
    }

    @ResolveField()
    body(@Parent() message: NotificationMessage): string {
        return message.confidential ? withoutLinks(message.body) : message.body;
    }
}

@Resolver('IncomingSms')
export class IncomingSmsResolver {
    constructor(
        private incoming: IncomingSmsService,
        private staff: StaffService,
    ) {}

    @Query()
    @Allow(readNotification.Permission)
    incomingSms(
        @Ctx() ctx: RequestContext,
        @Args() args: { options?: ListQueryOptions<IncomingSmsRow> },
    ): Promise<PaginatedList<IncomingSmsRow>> {
        return this.incoming.list(ctx, args.options);
    }

    @Mutation()
    @Allow(updateNotification.Permission)
    async settleIncomingSms(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<IncomingSmsRow> {
        return this.incoming.settle(ctx, await this.staff.scope(ctx), idOf(args.id));
    }
}
