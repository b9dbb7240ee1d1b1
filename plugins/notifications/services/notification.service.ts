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

interface Told {
    notification: Notification;
    text: Rendered;
    whyNot: WhyNot | null;
}

/** Written by one statement. */
const mostAtOnce = 500;

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
        return this.sendAll(ctx, [notification]);
    }

    /** As `send`, for as many as are told of at once: written together, in as many statements as there are templates and languages among them. */
    sendAll(ctx: RequestContext, notifications: readonly Notification[]): Promise<number[]> {
        return withTx(this.connection, ctx, async inner => {
            const ids: number[] = [];
            for (let from = 0; from < notifications.length; from += mostAtOnce) {
                const texts: Told[] = [];
                for (const alike of inGroups(notifications.slice(from, from + mostAtOnce))) texts.push(...(await this.told(inner, alike)));
                ids.push(...(await this.queue(inner, texts)));
            }
            return ids;
        });
    }

    /** What is to be said to each, of notifications of one template and language. */
    private async told(ctx: RequestContext, notifications: readonly Notification[]): Promise<Told[]> {
        const [first] = notifications;
        if (first === undefined) return [];
        const addressed = notifications.map(notification => ({ notification, addresses: this.addressesOf(notification.to) }));
        const recipients = addressed.flatMap(({ addresses }) => addresses.map(({ recipient }) => recipient));
        const facts = await sendingFacts(this.connection, ctx, first.template, first.to.language, recipients);
        const switchedOff = new Set(facts.switchedOff ?? messageDefaults.switchedOff);
        const optOuts = new Map<string, Set<string>>();
        for (const { channel, recipient, topic } of facts.optOuts) {
            const of = `${channel}:${recipient}`;
            optOuts.set(of, (optOuts.get(of) ?? new Set()).add(topic));
        }
        const { name: firmName } = await this.firm(ctx);
        return addressed.flatMap(({ notification, addresses }) =>
            this.render(notification, addresses, firmName, facts.texts).flatMap((text): Told[] => {
                const whyNot = whyNotSent(first.template, text.channel, switchedOff, optOuts.get(`${text.channel}:${text.recipient}`) ?? new Set());
                return whyNot === 'switched-off' ? [] : [{ notification, text, whyNot }];
            }),
        );
    }

    /** Writes the texts, and sets those on their way that somebody is to get. */
    private async queue(ctx: RequestContext, texts: readonly Told[]): Promise<number[]> {
        const known = new Map((await this.write(ctx, texts)).map(({ id, dedupeKey, channel, recipient }) => [`${channel}:${recipient}:${dedupeKey}`, id]));
        const ready = texts.flatMap(({ notification: { aggregate, dedupeKey }, text: { channel, recipient, refusal }, whyNot }) => {
            const id = known.get(`${channel}:${recipient}:${dedupeKey}`);
            return id === undefined || refusal !== null || whyNot !== null ? [] : [{ id, aggregate: `${channel}:${aggregate}` }];
        });
        // Channels do not wait for one another: a silent mail server holds up no SMS.
        await this.outbox.enqueueAll(ctx, ready.map(({ id, aggregate }) => ({ kind: sendKind, aggregate, payload: { messageId: id }, key: `notification:${id}` })));
        return ready.map(({ id }) => id);
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
    private async write(ctx: RequestContext, texts: readonly Told[]): Promise<Array<{ id: number; dedupeKey: string; channel: Channel; recipient: string }>> {
        if (texts.length === 0) return [];
        const rows = texts.map(({ notification: { template, to, aggregate, dedupeKey }, text, whyNot }) => {
            const confidential = isConfidential(template);
            const isKeptOnly = confidential && whyNot !== null;
            return {
                ...{ channel: text.channel, template, language: to.language, recipient: text.recipient, recipientName: to.name, subject: text.subject },
                body: isKeptOnly ? withoutLinks(text.body) : text.body,
                htmlBody: isKeptOnly ? null : text.htmlBody,
                ...{ confidential, parts: text.parts, aggregate, dedupeKey },
                lastError: text.refusal ?? (whyNot === null ? null : 'The recipient does without news of this kind'),
                state: text.refusal !== null ? 'FAILED' : whyNot === null ? 'QUEUED' : 'SKIPPED',
            };
        });
        return this.connection.getRepository(ctx, NotificationMessage).manager.query(
            `INSERT INTO notification_message (channel, template, language, recipient, "recipientName", subject, body, "htmlBody",
                confidential, parts, state, aggregate, "dedupeKey", "lastError")
             SELECT r.channel, r.template, r.language, r.recipient, r."recipientName", r.subject, r.body, r."htmlBody",
                r.confidential, r.parts, r.state, r.aggregate, r."dedupeKey", r."lastError"
             FROM jsonb_to_recordset($1::jsonb) AS r(channel text, template text, language text, recipient text, "recipientName" text, subject text, body text,
                "htmlBody" text, confidential boolean, parts int, state text, aggregate text, "dedupeKey" text, "lastError" text)
             ON CONFLICT ("dedupeKey", channel, recipient) DO NOTHING RETURNING id, "dedupeKey", channel, recipient`,
            [JSON.stringify(rows)],
        );
    }
}

function inGroups(notifications: readonly Notification[]): Notification[][] {
    const groups = new Map<string, Notification[]>();
    for (const notification of notifications) {
        const alike = `${notification.template}:${notification.to.language}`;
        const group = groups.get(alike);
        if (group === undefined) groups.set(alike, [notification]);
        else group.push(notification);
    }
    return [...groups.values()];
}
