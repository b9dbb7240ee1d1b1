import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { afterThreadEvent, waitingSince } from '../domain/thread-states';
import { type MessageAuthor, SupportMessage } from '../entities/support-message.entity';
import { SupportThread } from '../entities/support-thread.entity';
import { ResponseTargetService } from './response-target.service';

export interface Words {
    author: MessageAuthor;
    memberId: number | null;
    administratorId: number | null;
    authorName: string;
    text: string;
}

/** Writes a message, and what it makes of its thread: who waits since when, and whose it is. The thread's row is locked, or new. */
@Injectable()
export class MessageWriter {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly targets: ResponseTargetService,
    ) {}

    async write(ctx: RequestContext, thread: SupportThread, words: Words, now: Date): Promise<SupportMessage> {
        const event = words.author === 'member' ? 'member-writes' : 'staff-answers';
        const message = await this.connection.getRepository(ctx, SupportMessage).save(new SupportMessage({ threadId: thread.id, sentAt: now, ...words }));
        const waiting = waitingSince(thread.waitingSince, event, now);
        await this.connection.getRepository(ctx, SupportThread).update(
            { id: thread.id },
            {
                state: afterThreadEvent(thread.state, event) ?? thread.state,
                waitingSince: waiting,
                dueAt: await this.targets.dueAt(ctx, waiting, thread.priority),
                ownerAdministratorId: thread.ownerAdministratorId ?? (words.author === 'staff' ? words.administratorId : null),
                lastMessageAt: now,
            },
        );
        return message;
    }
}
