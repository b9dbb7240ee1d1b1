import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { systemScope } from '../../../kernel/scope';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IncomingSmsService, type SmsToRoute } from '../../notifications';
import { onlyWriter, smsSubjects } from '../domain/sms-writer';
import { SupportThread } from '../entities/support-thread.entity';
import { latestThread, smsOrder, smsWriters, type SmsWriter } from '../queries/sms-writer.query';
import { MessageWriter } from './message-writer';
import { ThreadNoticeService } from './thread-notice.service';

/** An SMS to our line as a word in a conversation. Numbers can be forged, so it is marked as an SMS, and nothing but the conversation comes of it. */
@Injectable()
export class SmsThreadService implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private incoming: IncomingSmsService,
        private notices: ThreadNoticeService,
        private writer: MessageWriter,
        private audit: AuditService,
    ) {}

    onModuleInit(): void {
        this.incoming.routeBy((ctx, sms) => this.route(ctx, sms, new Date()));
    }

    /** About the order that the last SMS to him was about, if it is his company's. Who writes from a number of several companies without one is left to a person. */
    route(ctx: RequestContext, { id, number, text, about }: SmsToRoute, now: Date): Promise<string | null> {
        return withTx(this.connection, ctx, async inner => {
            const order = await smsOrder(this.connection, inner, about);
            const writer = onlyWriter(await smsWriters(this.connection, inner, number), order?.companyId ?? null);
            if (writer === null) return null;
            const orderId = order !== null && order.companyId === writer.companyId ? order.orderId : null;
            const thread = await this.threadFor(inner, writer, orderId, now);
            const { memberId, name } = writer;
            const message = await this.writer.write(inner, thread, { author: 'member', memberId, administratorId: null, authorName: `${name} (SMS)`, text }, now);
            await this.audit.record(inner, {
                scope: systemScope,
                action: 'support-thread.sms',
                entity: 'SupportThread',
                entityId: thread.id,
                companyId: thread.companyId,
                after: { messageId: message.id, incomingSmsId: id },
            });
            await this.notices.asked(inner, thread, message);
            return `support-thread:${thread.id}`;
        });
    }

    private async threadFor(ctx: RequestContext, writer: SmsWriter, orderId: number | null, now: Date): Promise<SupportThread> {
        const threads = this.connection.getRepository(ctx, SupportThread);
        const known = await latestThread(this.connection, ctx, writer.memberId, orderId);
        if (known !== null) return threads.findOneOrFail({ where: { id: known }, lock: { mode: 'pessimistic_write' } });
        const { companyId, branchId, memberId, name, language } = writer;
        return threads.save(
            new SupportThread({ companyId, branchId, memberId, askedBy: name, orderId, stageOperationId: null, subject: smsSubjects[language] ?? smsSubjects.en, state: 'open', priority: 'normal', lastMessageAt: now, waitingSince: null }),
        );
    }
}
