import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { withTx } from '../../../kernel/with-tx';
import { OutboxService } from '../../outbox';
import { NOTIFICATIONS_OPTIONS, sendKind } from '../constants';
import { type Channel, isMailAddress, smsNumber, smsParts } from '../domain/delivery';
import { isConfidential, type TemplateName, type TemplateParams } from '../domain/templates';
import { NotificationMessage } from '../entities/notification-message.entity';
import type { NotificationsOptions } from '../types';
import { TemplateStore } from './template-store';

interface NotificationTo<T extends TemplateName> {
    /** Sent over each channel that has a template and an address. */
    template: T;
    to: { phone?: string | null; email?: string | null; name: string; language: string };
    params: TemplateParams<T>;
    /** What it is about, for example `order:12`. */
    aggregate: string;
    /** The event that it tells of: said twice, it is sent once. */
    dedupeKey: string;
}

export type Notification = { [T in TemplateName]: NotificationTo<T> }[TemplateName];

/** Tells the firm's name, which every text carries. */
export type FirmName = (ctx: RequestContext) => Promise<string>;

interface Rendered {
    channel: Channel;
    recipient: string;
    subject: string | null;
    body: string;
    htmlBody: string | null;
    parts: number;
    /** Why it cannot be sent at all: it is kept as FAILED, and the business goes on. */
    refusal: string | null;
}

/** Texts to people: rendered and queued in the business transaction, sent by the outbox. */
@Injectable()
export class NotificationService {
    private firmName: FirmName = () => Promise.resolve('Karvan');

    constructor(
        @Inject(NOTIFICATIONS_OPTIONS) private options: NotificationsOptions,
        private connection: TransactionalConnection,
        private outbox: OutboxService,
        private templates: TemplateStore,
    ) {}

    /** The plugin that owns the firm's settings says here how to ask for its name. */
    nameFirmBy(firmName: FirmName): void {
        this.firmName = firmName;
    }

    /** The ids of the messages written; none when the event was told before. */
    send(ctx: RequestContext, notification: Notification): Promise<number[]> {
        return withTx(this.connection, ctx, async inner => {
            const ids: number[] = [];
            for (const text of this.render(notification, await this.firmName(inner))) {
                const id = await this.write(inner, notification, text);
                if (id !== null && text.refusal === null) {
                    await this.outbox.enqueue(inner, {
                        kind: sendKind,
                        // Channels do not wait for one another: a silent mail server holds up no SMS.
                        aggregate: `${text.channel}:${notification.aggregate}`,
                        payload: { messageId: id },
                        key: `notification:${id}`,
                    });
                    ids.push(id);
                }
            }
            return ids;
        });
    }

    private render({ template, to, params }: Notification, firmName: string): Rendered[] {
        const given = { name: to.name, firmName, ...params };
        const values = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)]));
        const rendered: Rendered[] = [];
        const sms = to.phone ? this.templates.sms(template, to.language, values) : null;
        if (to.phone && sms !== null) {
            const { number, refusal } = smsNumber(to.phone, this.options.smsPrefixes);
            rendered.push({ channel: 'sms', recipient: number, subject: null, body: sms, htmlBody: null, parts: smsParts(sms), refusal });
        }
        const mail = to.email ? this.templates.mail(template, to.language, values) : null;
        if (to.email && mail !== null) {
            const { subject, text: body, html: htmlBody } = mail;
            const recipient = to.email.trim().toLowerCase();
            const refusal = isMailAddress(recipient) ? null : 'Not a mail address';
            rendered.push({ channel: 'mail', recipient, subject, body, htmlBody, parts: 1, refusal });
        }
        return rendered;
    }

    private async write(ctx: RequestContext, { template, to, aggregate, dedupeKey }: Notification, text: Rendered): Promise<number | null> {
        const manager = this.connection.getRepository(ctx, NotificationMessage).manager;
        const [written] = await manager.query<Array<{ id: number }>>(
            `INSERT INTO notification_message (channel, template, language, recipient, "recipientName", subject, body, "htmlBody",
                confidential, parts, state, aggregate, "dedupeKey", "lastError")
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, CASE WHEN $13::text IS NULL THEN 'QUEUED' ELSE 'FAILED' END, $11, $12, $13)
             ON CONFLICT ("dedupeKey", channel, recipient) DO NOTHING RETURNING id`,
            [
                text.channel, template, to.language, text.recipient, to.name, text.subject, text.body, text.htmlBody,
                isConfidential(template), text.parts, aggregate, dedupeKey, text.refusal,
            ],
        );
        return written?.id ?? null;
    }
}
