import { Injectable } from '@nestjs/common';
import { ListQueryBuilder, type ListQueryOptions, type PaginatedList, type RequestContext, TransactionalConnection } from '@vendure/core';

import { NotificationMessage } from '../entities/notification-message.entity';

/** How many texts the inbox shows. */
const inboxLength = 200;

/** What was sent to people, for screens. */
@Injectable()
export class MessageConsoleService {
    constructor(
        private connection: TransactionalConnection,
        private listQueryBuilder: ListQueryBuilder,
    ) {}

    async list(ctx: RequestContext, options?: ListQueryOptions<NotificationMessage>): Promise<PaginatedList<NotificationMessage>> {
        const [items, totalItems] = await this.listQueryBuilder
            .build(NotificationMessage, options, { ctx, orderBy: { id: 'DESC' } })
            .getManyAndCount();
        return { items, totalItems };
    }

    findOne(ctx: RequestContext, id: number): Promise<NotificationMessage | null> {
        return this.connection.getRepository(ctx, NotificationMessage).findOneBy({ id });
    }

    /** The newest texts, for the inbox of development. */
    newest(): Promise<NotificationMessage[]> {
        return this.repository.find({ order: { id: 'DESC' }, take: inboxLength });
    }

    forInbox(id: number): Promise<NotificationMessage | null> {
        return this.repository.findOneBy({ id });
    }

    private get repository() {
        return this.connection.rawConnection.getRepository(NotificationMessage);
    }
}
