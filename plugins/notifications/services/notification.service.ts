import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { withTx } from '../../../kernel/with-tx';
import { OutboxService } from '../../outbox';
import { sendKind } from '../constants';
import { type Channel, smsParts } from '../domain/delivery';
import { NotificationMessage } from '../entities/notification-message.entity';
import { TemplateStore } from './template-store';

export interface Notification {
    /** Name of files in `static/templates`. Sent over each channel that has a template and an address. */
    template: string;
    to: { phone?: string | null; email?: string | null; name: string; language: string };
    /** Fills `{{param}}`. `name` is there by itself. */
    params: Record<string, string | number>;
    /** What it is about, for example `order:12`. */
    aggregate: string;
    /** The event that it tells of: said twice, it is sent once. */
    dedupeKey: string;
}

interface Rendered {
    channel: Channel;
    recipient: string;
    subject: string | null;
    body: string;
    htmlBody: string | null;
    parts: number;
}

/** Templates whose links are secrets. */
const confidential = new Set(['invitation', 'password-link']);

/** Texts to people: rendered and queued in the business transaction, sent by the outbox. */
@Injectable()
export class NotificationService {
    constructor(
        private connection: TransactionalConnection,
        private outbox: OutboxService,
        private templates: TemplateStore,
    ) {}

    /** The ids of the messages written; none when the event was told before. */
    send(ctx: RequestContext, notification: Notification): Promise<number[]> {
        return withTx(this.connection, ctx, async inner => {
            const ids: number[] = [];
            for (const text of this.render(notification)) {
                const id = await this.write(inner, notification, text);
                if (id !== null) {
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

    private render({ template, to, params }: Notification): Rendered[] {
        const values = Object.fromEntries(Object.entries({ name: to.name, ...params }).map(([key, value]) => [key, String(value)]));
        const rendered: Rendered[] = [];
        const sms = to.phone ? this.templates.sms(template, to.language, values) : null;
        if (to.phone && sms !== null) {
            rendered.push({ channel: 'sms', recipient: to.phone, subject: null, body: sms, htmlBody: null, parts: smsParts(sms) });
        }
        const mail = to.email ? this.templates.mail(template, to.language, values) : null;
        if (to.email && mail !== null) {
            const { subject, text, html } = mail;
            rendered.push({ channel: 'mail', recipient: to.email.toLowerCase(), subject, body: text, htmlBody: html, parts: 1 });
        }
        return rendered;
    }

    private async write(ctx: RequestContext, { template, to, aggregate, dedupeKey }: Notification, text: Rendered): Promise<number | null> {
        const manager = this.connection.getRepository(ctx, NotificationMessage).manager;
        const [written] = await manager.query<Array<{ id: number }>>(
            `INSERT INTO notification_message (channel, template, language, recipient, "recipientName", subject, body, "htmlBody",
                confidential, parts, state, aggregate, "dedupeKey")
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'QUEUED', $11, $12)
             ON CONFLICT ("dedupeKey", channel, recipient) DO NOTHING RETURNING id`,
            [
                text.channel, template, to.language, text.recipient, to.name, text.subject, text.body, text.htmlBody,
                confidential.has(template), text.parts, aggregate, dedupeKey,
            ],
        );
        return written?.id ?? null;
    }
}
