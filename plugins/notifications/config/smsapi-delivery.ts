import { z } from 'zod';

import { OperationalError } from '../../../kernel/operational-error';
import type { OutboundPolicy, OutboundRequest } from '../../outbox';
import type { DeliveryState } from '../domain/delivery';
import type { NotificationMessage } from '../entities/notification-message.entity';
import type { CallbackFields, Delivery, DeliveryPort, IncomingSms, StateReport } from '../types';
import { formOf, said, SmsPanel } from './sms-panel';

export interface SmsApiOptions extends OutboundPolicy {
    token: string;
    /** The sender's name as it is registered with them. */
    line: string;
    /** Told apart from other installations with the same account, since `idx` is ours. */
    idxPrefix?: string;
    baseUrl?: string;
}

const answerSchema = z.union([
    z.object({ error: z.number(), message: z.string().nullish() }),
    z.object({
        list: z.array(z.object({ id: z.string().nullish(), status: z.string(), error: z.union([z.string(), z.number()]).nullish() })).min(1),
    }),
]);

/** Wrong for this text: too long, no number, forbidden words or country, the account may not write to it. Others may pass. */
const finalErrors = new Set([11, 12, 13, 17, 18, 76, 94, 96, 98]);
const duplicate = 53;

const states = new Map<string, DeliveryState>([
    ['DELIVERED', 'DELIVERED'], ['UNDELIVERED', 'FAILED'], ['EXPIRED', 'FAILED'], ['FAILED', 'FAILED'], ['REJECTED', 'FAILED'], ['STOP', 'FAILED'],
]);
const byNumber = new Map([
    ['402', 'EXPIRED'], ['403', 'SENT'], ['404', 'DELIVERED'], ['405', 'UNDELIVERED'], ['406', 'FAILED'],
    ['407', 'REJECTED'], ['409', 'QUEUE'], ['410', 'ACCEPTED'], ['411', 'RENEWAL'], ['412', 'STOP'],
]);

/** They refuse an `idx` that they have seen for a day; an hour is left for clocks. */
const idxKnownMs = 23 * 3_600_000;

/** SMSAPI.pl. Our `idx` makes sending again safe: what they have they refuse as a duplicate. */
export class SmsApiDelivery implements DeliveryPort {
    readonly name = 'smsapi';
    readonly statesAtOnce = 100;
    readonly callbackAnswer = 'OK';
    private readonly panel: SmsPanel;

    constructor(private options: SmsApiOptions) {
        this.panel = new SmsPanel('SMSAPI', options);
    }

    deliver(message: NotificationMessage): Promise<Delivery> {
        const idx = `${this.prefix}-${message.id}-${message.replays}`;
        const text = { to: message.recipient.replace(/^\+/, ''), from: this.options.line, message: message.body, encoding: 'utf-8', idx, check_idx: '1' };
        return this.panel.send(this.request(text), answerSchema, read);
    }

    /** Sending it again is how they are asked: the same `idx` is refused where they have it. */
    lookUp(message: NotificationMessage): Promise<Delivery | null> {
        const age = Date.now() - (message.attemptedAt?.getTime() ?? 0);
        return age < idxKnownMs ? this.deliver(message) : Promise.resolve({ state: 'UNKNOWN', reason: 'SMSAPI may have it, and has forgotten by now' });
    }

    async states(references: readonly string[]): Promise<StateReport[]> {
        const answer = await this.panel.ask(this.request({ status: references.join(',') }), answerSchema);
        if ('error' in answer) throw new OperationalError(`SMSAPI says ${answer.error} ${said(answer.message)}`);
        return answer.list.flatMap(({ id, status }) => (id ? [{ reference: id, delivery: deliveryOf(id, status) }] : []));
    }

    /** One call tells of several texts, each field a list with commas. */
    readReports({ MsgId, status, idx }: CallbackFields): StateReport[] {
        const ids = (MsgId ?? '').split(',').slice(0, 1_000);
        const numbers = (status ?? '').split(',');
        const ours = (idx ?? '').split(',');
        return ids.flatMap((id, place) => {
            const name = byNumber.get(numbers[place] ?? '');
            return id && name ? [{ reference: id, own: this.ownId(ours[place] ?? ''), delivery: deliveryOf(id, name) }] : [];
        });
    }

    readIncoming({ MsgId, sms_from, sms_to, sms_text }: CallbackFields): IncomingSms | null {
        return sms_from && sms_to && sms_text !== undefined ? { externalId: MsgId ?? null, from: `+${sms_from.replace(/^\+/, '')}`, line: sms_to, text: sms_text } : null;
    }

    private get prefix(): string {
        return this.options.idxPrefix ?? 'karvan';
    }

    private ownId(idx: string): number | undefined {
        const [, id] = idx.startsWith(`${this.prefix}-`) ? (/^-(\d{1,9})-\d{1,5}$/.exec(idx.slice(this.prefix.length)) ?? []) : [];
        return id === undefined ? undefined : Number(id);
    }

    private request(fields: Record<string, string>): OutboundRequest {
        const { headers, body } = formOf({ ...fields, format: 'json' });
        return {
            method: 'POST',
            url: `${this.options.baseUrl ?? 'https://api.smsapi.pl'}/sms.do`,
            headers: { ...headers, authorization: `Bearer ${this.options.token}` },
            body,
        };
    }
}

function read(answer: z.output<typeof answerSchema>): Delivery {
    if ('list' in answer) {
        const [entry] = answer.list;
        return entry?.id ? deliveryOf(entry.id, entry.status) : { state: 'FAILED', reason: `SMSAPI says ${said(entry?.error ?? entry?.status)}` };
    }
    // They have it from an earlier try, whose answer was lost; its reference comes with their call.
    if (answer.error === duplicate) return { state: 'SENT' };
    const reason = `SMSAPI says ${answer.error} ${said(answer.message)}`.trim();
    if (finalErrors.has(answer.error)) return { state: 'FAILED', reason };
    throw new OperationalError(reason);
}

function deliveryOf(reference: string, status: string): Delivery {
    const state = states.get(status) ?? 'SENT';
    return { state, reference, reason: state === 'FAILED' ? `SMSAPI says ${said(status)}` : undefined };
}
