import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';
import { setTimeout as sleep } from 'node:timers/promises';

import { sql, sqlCount } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { NOTIFICATIONS_OPTIONS } from '../constants';
import { eventOf, isTemplateName } from '../domain/events';
import { quietEnd } from '../domain/quiet-hours';
import { NotificationMessage } from '../entities/notification-message.entity';
import { giveBack, takeSlot } from '../queries/pace.query';
import type { DeliveryPort, NotificationsOptions } from '../types';
import { MessageSettingsService } from './message-settings.service';
import { NotificationService } from './notification.service';

/** So long the firm's time zone is remembered: it is asked for with every SMS and changes once in years. */
const zoneMs = 10_000;

export type Held = { until: Date } | { refusal: string };

/** Whether an SMS goes now: not in the night, not too many to one number or in a day, and no faster than the provider takes them. */
@Injectable()
export class SendingGate {
    private zone = { name: 'UTC', until: 0 };

    constructor(
        @Inject(NOTIFICATIONS_OPTIONS) private options: NotificationsOptions,
        private connection: TransactionalConnection,
        private contexts: RequestContextService,
        private settings: MessageSettingsService,
        private notifications: NotificationService,
    ) {}

    /** Null: it may go, and its turn has come. Not for mail, nor for the local port, which sends nothing. */
    async pass(port: DeliveryPort, message: NotificationMessage, now: Date): Promise<Held | null> {
        if (message.channel !== 'sms' || port.name === 'local') return null;
        const ctx = await this.contexts.create({ apiType: 'admin' });
        const settings = await this.settings.get(ctx);
        const timeZone = await this.timeZone(ctx, now);
        const isUrgent = isTemplateName(message.template) && eventOf(message.template).isUrgent;
        const until = isUrgent ? null : quietEnd(now, settings, timeZone);
        if (until !== null) return { until };
        const perDay = settings.smsPerNumberPerDay;
        const full = await this.overNumber(ctx, message, perDay);
        if (full !== null) return { refusal: full };
        const slot = await takeSlot(this.manager, 'sms', 1_000 / this.options.smsPerSecond, message.parts, timeZone);
        await sleep(slot.waitMs);
        // Asked again, because others to the same number have waited beside it.
        const refusal = slot.partsToday > settings.smsPerDay ? `The firm's ${settings.smsPerDay} SMS of a day are used up` : await this.reserve(ctx, message, perDay);
        if (refusal === null) return null;
        await giveBack(this.manager, 'sms', message.parts);
        return { refusal };
    }

    private async timeZone(ctx: RequestContext, now: Date): Promise<string> {
        if (now.getTime() > this.zone.until) this.zone = { name: (await this.notifications.firm(ctx)).timeZone, until: now.getTime() + zoneMs };
        return this.zone.name;
    }

    /** Texts to one number are counted one after the other, and the one that may go is marked as tried before the next is counted. */
    private reserve(ctx: RequestContext, message: NotificationMessage, perDay: number): Promise<string | null> {
        return withTx(this.connection, ctx, async inner => {
            await sql(this.connection, inner, `SELECT pg_advisory_xact_lock(hashtextextended('sms:' || $1, 0))`, [message.recipient]);
            const refusal = await this.overNumber(inner, message, perDay);
            if (refusal === null) await sqlCount(this.connection, inner, 'UPDATE notification_message SET "attemptedAt" = clock_timestamp() WHERE id = $1', [message.id]);
            return refusal;
        });
    }

    private async overNumber(ctx: RequestContext, { id, recipient }: NotificationMessage, perDay: number): Promise<string | null> {
        const { smsPerNumberPerHour: perHour } = this.options;
        const [sent] = await sql<{ hour: number; day: number }>(
            this.connection,
            ctx,
            `SELECT count(*) FILTER (WHERE "attemptedAt" > now() - interval '1 hour')::int AS hour, count(*)::int AS day FROM notification_message
             WHERE channel = 'sms' AND recipient = $1 AND id <> $2 AND "attemptedAt" > now() - interval '1 day'`,
            [recipient, id],
        );
        const { hour = 0, day = 0 } = sent ?? {};
        if (hour >= perHour) return `More than ${perHour} SMS to this number within an hour`;
        return day >= perDay ? `More than ${perDay} SMS to this number within a day` : null;
    }

    private get manager() {
        return this.connection.rawConnection.getRepository(NotificationMessage).manager;
    }
}
