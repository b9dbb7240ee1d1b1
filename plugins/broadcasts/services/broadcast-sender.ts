import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { NotificationService } from '../../notifications';
import { crashPoint, OutboxHandlers, type OutboxMessage, type OutboxOutcome, OutboxService } from '../../outbox';
import { BROADCASTS_OPTIONS, sendKind } from '../constants';
import { afterBroadcastEvent } from '../domain/broadcast-states';
import { textFor } from '../domain/broadcast-texts';
import { Broadcast } from '../entities/broadcast.entity';
import { nextReaders, type Reader } from '../queries/audience.query';
import type { BroadcastsOptions } from '../types';

/** People in one transaction: few enough for a second, many enough for ten thousand customers. */
const batch = 200;

/**
 * Carries broadcasts out, a batch to a message of the outbox: its people, their texts, where the next begins, and the message for the next are one
 * transaction. Who dies before its end has done nothing; who dies after it finds that the next batch begins elsewhere.
 */
@Injectable()
export class BroadcastSender implements OnModuleInit {
    constructor(
        @Inject(BROADCASTS_OPTIONS) private readonly options: BroadcastsOptions,
        private readonly connection: TransactionalConnection,
        private readonly contexts: RequestContextService,
        private readonly handlers: OutboxHandlers,
        private readonly outbox: OutboxService,
        private readonly notifications: NotificationService,
    ) {}

    onModuleInit(): void {
        this.handlers.register(sendKind, message => this.handle(message));
    }

    private async handle({ payload }: OutboxMessage): Promise<OutboxOutcome> {
        const ctx = await this.contexts.create({ apiType: 'admin' });
        const sent = await this.sendBatch(ctx, Number(payload.broadcastId), Number(payload.after));
        crashPoint('broadcast-batch');
        return { accepted: sent === null ? 'nothing to send' : `${sent} people` };
    }

    /** How many it went to; null where this batch was sent before, or the broadcast is withdrawn. */
    sendBatch(ctx: RequestContext, broadcastId: number, after: number): Promise<number | null> {
        return withTx(this.connection, ctx, async inner => {
            const repository = this.connection.getRepository(inner, Broadcast);
            const broadcast = await repository.findOne({ where: { id: broadcastId }, lock: { mode: 'pessimistic_write' } });
            const state = broadcast && afterBroadcastEvent(broadcast.state, 'begin');
            if (broadcast === null || state === null || broadcast.lastMemberId !== after) return null;
            const readers = await nextReaders(this.connection, inner, broadcast.reach, broadcast.audience, after, batch);
            await this.deliver(inner, broadcast, readers);
            const last = readers.at(-1)?.memberId ?? after;
            if (readers.length < batch) {
                await sql(this.connection, inner, `UPDATE broadcast SET state = 'sent', "lastMemberId" = $2, "sentAt" = now(), version = version + 1 WHERE id = $1`, [broadcastId, last]);
            } else {
                await sql(this.connection, inner, 'UPDATE broadcast SET state = $3, "lastMemberId" = $2 WHERE id = $1', [broadcastId, last, state]);
                await this.outbox.enqueue(inner, { kind: sendKind, aggregate: `broadcast:${broadcastId}`, payload: { broadcastId, after: last }, key: `broadcast:${broadcastId}:${last}` });
            }
            return readers.length;
        });
    }

    private async deliver(ctx: RequestContext, { id, texts, byMail, bySms }: Broadcast, readers: readonly Reader[]): Promise<void> {
        await sql(
            this.connection,
            ctx,
            `INSERT INTO broadcast_recipient ("broadcastId", "companyId", "memberId")
             SELECT $1, r.company, r.member FROM unnest($2::int[], $3::int[]) AS r (company, member) ON CONFLICT ("broadcastId", "memberId") DO NOTHING`,
            [id, readers.map(one => one.companyId), readers.map(one => one.memberId)],
        );
        if (!byMail && !bySms) return;
        for (const { memberId, name, email, phone, language } of readers) {
            const { subject, text } = textFor(texts, language);
            await this.notifications.send(ctx, {
                template: 'broadcast',
                to: { name, language, email: byMail ? email : null, phone: bySms ? phone : null },
                params: { subject, text, link: `${this.options.publicUrl}/news/${id}` },
                // Of each person by itself: one whose number is wrong holds up nobody.
                aggregate: `broadcast:${id}:${memberId}`,
                dedupeKey: `broadcast:${id}:${memberId}`,
            });
        }
    }
}
