import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { NOTIFICATIONS_OPTIONS } from '../constants';
import { type Channel, smsNumber } from '../domain/delivery';
import { choosableTopics, everyTopic } from '../domain/events';
import type { OptOutSource } from '../entities/notification-opt-out.entity';
import type { NotificationsOptions } from '../types';

/** Where a person is reached. */
export interface Reached {
    email: string;
    phone: string | null;
}

export interface NewsChoices {
    /** He answered an SMS with STOP, or said so in the portal. */
    smsStopped: boolean;
    topics: Array<{ topic: string; sms: boolean; mail: boolean }>;
}

/** What people do without. */
@Injectable()
export class OptOutService {
    constructor(
        @Inject(NOTIFICATIONS_OPTIONS) private options: NotificationsOptions,
        private connection: TransactionalConnection,
    ) {}

    async choices(ctx: RequestContext, reached: Reached): Promise<NewsChoices> {
        const rows = await sql<{ channel: Channel; topic: string }>(
            this.connection,
            ctx,
            `SELECT o.channel, o.topic FROM notification_opt_out o WHERE (o.channel = 'mail' AND o.recipient = $1) OR (o.channel = 'sms' AND o.recipient = $2)`,
            [this.recipient('mail', reached), this.recipient('sms', reached)],
        );
        const isOut = (channel: Channel, topic: string) => rows.some(row => row.channel === channel && row.topic === topic);
        return {
            smsStopped: isOut('sms', everyTopic),
            topics: choosableTopics.map(topic => ({ topic, sms: !isOut('sms', topic), mail: !isOut('mail', topic) })),
        };
    }

    /** `*` is every SMS. Whether it changed anything. */
    async choose(ctx: RequestContext, reached: Reached, topic: string, channel: string, isWanted: boolean): Promise<boolean> {
        if (channel !== 'sms' && channel !== 'mail') throw inputError('channel: must be one of sms, mail');
        const isKnown = choosableTopics.some(known => known === topic) || (topic === everyTopic && channel === 'sms');
        if (!isKnown) throw inputError(`topic: must be one of ${choosableTopics.join(', ')}`);
        const recipient = this.recipient(channel, reached);
        if (recipient === null) throw inputError('channel: there is no phone number to send SMS to');
        return this.set(ctx, channel, recipient, topic, isWanted, 'portal');
    }

    /** His choices go with him to a new address or number. That a number wants no SMS at all stays with the number. */
    async follow(ctx: RequestContext, before: Reached, after: Reached): Promise<void> {
        for (const channel of ['sms', 'mail'] as const) {
            const [from, to] = [this.recipient(channel, before), this.recipient(channel, after)];
            if (from === null || to === null || from === to) continue;
            await sql(
                this.connection,
                ctx,
                `INSERT INTO notification_opt_out (channel, recipient, topic, source)
                 SELECT o.channel, $3, o.topic, o.source FROM notification_opt_out o WHERE o.channel = $1 AND o.recipient = $2 AND o.topic <> '*'
                 ON CONFLICT (recipient, channel, topic) DO NOTHING`,
                [channel, from, to],
            );
            await sql(this.connection, ctx, `DELETE FROM notification_opt_out WHERE channel = $1 AND recipient = $2 AND topic <> '*'`, [channel, from]);
        }
    }

    /** By an SMS to our line. */
    setAllSms(ctx: RequestContext, number: string, isWanted: boolean): Promise<boolean> {
        return this.set(ctx, 'sms', number, everyTopic, isWanted, 'sms');
    }

    private async set(ctx: RequestContext, channel: Channel, recipient: string, topic: string, isWanted: boolean, source: OptOutSource): Promise<boolean> {
        const rows = isWanted
            ? await sql(this.connection, ctx, 'DELETE FROM notification_opt_out WHERE channel = $1 AND recipient = $2 AND topic = $3 RETURNING id', [channel, recipient, topic])
            : await sql(
                  this.connection,
                  ctx,
                  `INSERT INTO notification_opt_out (channel, recipient, topic, source) VALUES ($1, $2, $3, $4)
                   ON CONFLICT (recipient, channel, topic) DO NOTHING RETURNING id`,
                  [channel, recipient, topic, source],
              );
        return rows.length > 0;
    }

    private recipient(channel: Channel, { email, phone }: Reached): string | null {
        if (channel === 'mail') return email.trim().toLowerCase();
        return phone === null || phone.trim() === '' ? null : smsNumber(phone, this.options.smsPrefixes).number;
    }
}
