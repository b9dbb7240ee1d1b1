import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { withTx } from '../../../kernel/with-tx';
import { OutboxService } from '../../outbox';
import { NOTIFICATIONS_OPTIONS, sendKind } from '../constants';
import { type Channel, isMailAddress, smsNumber, smsParts, withoutLinks } from '../domain/delivery';
import { switchName, type WhyNot, whyNotSent } from '../domain/events';
import { messageDefaults } from '../domain/message-settings';
import { isConfidential, type TemplateName, type TemplateParams } from '../domain/templates';
import { NotificationMessage } from '../entities/notification-message.entity';
import { sendingFacts } from '../queries/sending-facts.query';
import type { NotificationsOptions } from '../types';
import { type OwnTexts, TemplateStore } from './template-store';

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

/** What texts and their hours need to know of the firm. */
export interface FirmFacts {
    name: string;
    timeZone: string;
}
export type AskFirm = (ctx: RequestContext) => Promise<FirmFacts>;

interface Address {
    channel: Channel;
    recipient: string;
    /** Why it cannot be sent at all: it is kept as FAILED, and the business goes on. */
    refusal: string | null;
}

interface Rendered extends Address {
    subject: string | null;
    body: string;
    htmlBody: string | null;
    parts: number;
}

/** Texts to people: rendered and queued in the business transaction, sent by the outbox. */
@Injectable()
export class NotificationService {
    private askFirm: AskFirm = () => Promise.resolve({ name: 'Karvan', timeZone: 'UTC' });

    constructor(
        @Inject(NOTIFICATIONS_OPTIONS) private options: NotificationsOptions,
        private connection: TransactionalConnection,
        private outbox: OutboxService,
        private templates: TemplateStore,
    ) {}

    /** The plugin that owns the firm's settings says here how to ask for them. */
    knowFirmBy(askFirm: AskFirm): void {
        this.askFirm = askFirm;
    }

    firm(ctx: RequestContext): Promise<FirmFacts> {
        return this.askFirm(ctx);
    }

    /** Whether the firm tells of an event at all: asked before much is gathered for a text of every stage. */
    async tells(ctx: RequestContext, template: TemplateName): Promise<boolean> {
        const { switchedOff } = await sendingFacts(this.connection, ctx, template, 'en', []);
        const off = new Set(switchedOff ?? messageDefaults.switchedOff);
        return !(['sms', 'mail'] as const).every(channel => off.has(switchName(template, channel)));
    }

    /** The ids of the messages that are on their way; none when the event was told before. */
    send(ctx: RequestContext, notification: Notification): Promise<number[]> {
        return withTx(this.connection, ctx, async inner => {
            const { template, to } = notification;
            const addresses = this.addressesOf(to);
            const facts = await sendingFacts(this.connection, inner, template, to.language, addresses.map(({ recipient }) => recipient));
            const switchedOff = new Set(facts.switchedOff ?? messageDefaults.switchedOff);
            const ids: number[] = [];
            for (const text of this.render(notification, addresses, (await this.firm(inner)).name, facts.texts)) {
                const { channel, recipient } = text;
                const optedOut = facts.optOuts.filter(one => one.channel === channel && one.recipient === recipient).map(({ topic }) => topic);
                const whyNot = whyNotSent(template, channel, switchedOff, new Set(optedOut));
                if (whyNot === 'switched-off') continue;
                const id = await this.write(inner, notification, text, whyNot);
                if (id !== null && text.refusal === null && whyNot === null) {
                    await this.outbox.enqueue(inner, {
                        kind: sendKind,
                        // Channels do not wait for one another: a silent mail server holds up no SMS.
                        aggregate: `${channel}:${notification.aggregate}`,
                        payload: { messageId: id },
                        key: `notification:${id}`,
                    });
                    ids.push(id);
                }
            }
            return ids;
        });
    }

    private addressesOf({ phone, email }: Notification['to']): Address[] {
        const addresses: Address[] = [];
        if (phone) {
            const { number, refusal } = smsNumber(phone, this.options.smsPrefixes);
            addresses.push({ channel: 'sms', recipient: number, refusal });
        }
        if (email) {
            const recipient = email.trim().toLowerCase();
            addresses.push({ channel: 'mail', recipient, refusal: isMailAddress(recipient) ? null : 'Not a mail address' });
        }
        return addresses;
    }

    private render({ template, to, params }: Notification, addresses: readonly Address[], firmName: string, own: OwnTexts): Rendered[] {
        const given = { name: to.name, firmName, ...params };
        const values = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)]));
        return addresses.flatMap((address): Rendered[] => {
            if (address.channel === 'sms') {
                const body = this.templates.sms(template, to.language, values, own);
                return body === null ? [] : [{ ...address, subject: null, body, htmlBody: null, parts: smsParts(body) }];
            }
            const mail = this.templates.mail(template, to.language, values, own);
            return mail === null ? [] : [{ ...address, subject: mail.subject, body: mail.text, htmlBody: mail.html, parts: 1 }];
        });
    }

    /** What somebody does without is kept too, so that staff see why he was not told. */
    private async write(ctx: RequestContext, { template, to, aggregate, dedupeKey }: Notification, text: Rendered, whyNot: WhyNot | null): Promise<number | null> {
        const confidential = isConfidential(template);
        const isKeptOnly = confidential && whyNot !== null;
        const reason = text.refusal ?? (whyNot === null ? null : 'The recipient does without news of this kind');
        const manager = this.connection.getRepository(ctx, NotificationMessage).manager;
        const [written] = await manager.query<Array<{ id: number }>>(
            `INSERT INTO notification_message (channel, template, language, recipient, "recipientName", subject, body, "htmlBody",
                confidential, parts, state, aggregate, "dedupeKey", "lastError")
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $14, $11, $12, $13)
             ON CONFLICT ("dedupeKey", channel, recipient) DO NOTHING RETURNING id`,
            [
                text.channel, template, to.language, text.recipient, to.name, text.subject,
                isKeptOnly ? withoutLinks(text.body) : text.body, isKeptOnly ? null : text.htmlBody,
                confidential, text.parts, aggregate, dedupeKey, reason,
                text.refusal !== null ? 'FAILED' : whyNot === null ? 'QUEUED' : 'SKIPPED',
            ],
        );
        return written?.id ?? null;
    }
}
