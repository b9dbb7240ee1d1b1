import { z } from 'zod';

import { OperationalError } from '../../../kernel/operational-error';
import type { OutboundPolicy, OutboundRequest } from '../../outbox';
import { type DeliveryState, panelNumber } from '../domain/delivery';
import type { NotificationMessage } from '../entities/notification-message.entity';
import type { CallbackFields, Delivery, DeliveryPort, IncomingSms, StateReport } from '../types';
import { formOf, said, SmsPanel } from './sms-panel';

export interface KavenegarOptions extends OutboundPolicy {
    apiKey: string;
    line: string;
    /** Told apart from other installations with the same key, since local ids are ours. */
    localIdBase?: number;
    baseUrl?: string;
}

const entrySchema = z.object({ messageid: z.number().nullish(), status: z.number().nullish(), statustext: z.string().nullish() });
const answerSchema = z.object({
    return: z.object({ status: z.number(), message: z.string() }),
    entries: z.array(entrySchema).nullish(),
});
type Answer = z.output<typeof answerSchema>;

const states: Record<number, DeliveryState> = {
    1: 'QUEUED', 2: 'QUEUED', 4: 'SENT', 5: 'SENT', 6: 'FAILED', 10: 'DELIVERED', 11: 'FAILED', 13: 'FAILED', 14: 'FAILED',
};

/** Refused for this text: the number, the text or the date is wrong. Other errors are the account's, and may pass. */
const finalErrors = new Set([400, 411, 413, 414, 417, 428, 431]);

const unknownToThem = 100;

/** Kavenegar. The key is part of the path, so no address of it may reach a log or an error. */
export class KavenegarDelivery implements DeliveryPort {
    readonly name = 'kavenegar';
    readonly statesAtOnce = 200;
    private readonly panel: SmsPanel;

    constructor(private options: KavenegarOptions) {
        this.panel = new SmsPanel('Kavenegar', options);
    }

    deliver(message: NotificationMessage): Promise<Delivery> {
        const form = { receptor: panelNumber(message.recipient), sender: this.options.line, message: message.body, localid: this.localId(message) };
        return this.panel.send(this.request('POST', 'sms/send.json', form), answerSchema, answer => this.read(answer, message.reference) ?? noEntry);
    }

    async lookUp(message: NotificationMessage): Promise<Delivery | null> {
        const request = this.request('GET', 'sms/statuslocalmessageid.json', { localid: this.localId(message) });
        return this.read(await this.panel.ask(request, answerSchema), message.reference);
    }

    async states(references: readonly string[]): Promise<StateReport[]> {
        const answer = await this.panel.ask(this.request('GET', 'sms/status.json', { messageid: references.join(',') }), answerSchema);
        return (answer.entries ?? []).flatMap(entry => {
            const delivery = deliveryOf(entry);
            return delivery?.reference === undefined ? [] : [{ reference: delivery.reference, delivery }];
        });
    }

    readReports({ messageid, status }: CallbackFields): StateReport[] {
        const delivery = messageid && status ? deliveryOf({ messageid: Number(messageid), status: Number(status) }) : null;
        return delivery?.reference === undefined ? [] : [{ reference: delivery.reference, delivery }];
    }

    readIncoming({ messageid, from, to, message }: CallbackFields): IncomingSms | null {
        return from && to && message !== undefined ? { externalId: messageid ?? null, from, line: to, text: message } : null;
    }

    private localId(message: NotificationMessage): string {
        return String((this.options.localIdBase ?? 0) + Number(message.id));
    }

    private request(method: 'GET' | 'POST', path: string, form: Record<string, string>): OutboundRequest {
        const url = `${this.options.baseUrl ?? 'https://api.kavenegar.com/v1'}/${this.options.apiKey}/${path}`;
        return method === 'POST' ? { method, url, ...formOf(form) } : { method, url: `${url}?${new URLSearchParams(form).toString()}` };
    }

    private read({ return: verdict, entries }: Answer, known: string | null): Delivery | null {
        const reason = `Kavenegar says ${verdict.status} ${said(verdict.message)}`;
        if (verdict.status >= 500) return { state: 'UNKNOWN', reason };
        if (verdict.status !== 200) {
            if (finalErrors.has(verdict.status)) return { state: 'FAILED', reason };
            throw new OperationalError(reason);
        }
        const delivery = entries?.[0] ? deliveryOf(entries[0]) : null;
        return delivery && { ...delivery, reference: delivery.reference ?? known ?? undefined };
    }
}

const noEntry: Delivery = { state: 'UNKNOWN', reason: 'No entry in the answer' };

function deliveryOf({ messageid, status, statustext }: z.output<typeof entrySchema>): Delivery | null {
    if (status === unknownToThem || !status) return null;
    const state = states[status] ?? 'UNKNOWN';
    return {
        // Queued with the provider is sent as far as we are concerned: it has the text now.
        state: state === 'QUEUED' ? 'SENT' : state,
        reference: messageid ? String(messageid) : undefined,
        reason: state === 'FAILED' ? said(statustext ?? 'Not delivered') : undefined,
    };
}
