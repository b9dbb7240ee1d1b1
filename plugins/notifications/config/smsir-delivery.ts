import { z } from 'zod';

import { OperationalError } from '../../../kernel/operational-error';
import type { OutboundPolicy } from '../../outbox';
import { type DeliveryState, panelNumber } from '../domain/delivery';
import type { NotificationMessage } from '../entities/notification-message.entity';
import type { Delivery, DeliveryPort, IncomingSms, StateReport } from '../types';
import { said, SmsPanel } from './sms-panel';

export interface SmsIrOptions extends OutboundPolicy {
    apiKey: string;
    line: string;
    baseUrl?: string;
}

const answerSchema = z.object({
    status: z.number(),
    message: z.string().nullish(),
    data: z.object({ packId: z.string().nullish(), messageIds: z.array(z.number().nullable()).nullish() }).nullish(),
});
const stateSchema = z.object({ status: z.number(), data: z.object({ messageId: z.number(), deliveryState: z.number().nullish() }).nullish() });
const receivedSchema = z.object({
    data: z.array(z.object({ messageText: z.string(), number: z.number(), mobile: z.number(), receivedDateTime: z.number().nullish() })).nullish(),
});

/** Refused for this text or number. Other errors are the account's or the line's, and may pass. */
const finalErrors = new Set([103, 104, 105, 106, 107, 108, 115, 117, 118]);

const states: Record<number, DeliveryState> = { 1: 'DELIVERED', 2: 'FAILED', 4: 'FAILED', 6: 'FAILED', 7: 'FAILED' };

/** SMS.ir. It takes no id of ours, so a text whose answer was lost stays unknown. */
export class SmsIrDelivery implements DeliveryPort {
    readonly name = 'smsir';
    readonly statesAtOnce = 20;
    private readonly panel: SmsPanel;

    constructor(private options: SmsIrOptions) {
        this.panel = new SmsPanel('SMS.ir', options);
    }

    deliver(message: NotificationMessage): Promise<Delivery> {
        const text = { lineNumber: Number(this.options.line), messageText: message.body, mobiles: [panelNumber(message.recipient)], sendDateTime: null };
        const request = {
            method: 'POST' as const,
            url: this.url('send/bulk'),
            headers: { ...this.headers, 'content-type': 'application/json' },
            body: JSON.stringify(text),
        };
        return this.panel.send(request, answerSchema, read);
    }

    /** It tells of one text at a time. */
    async states(references: readonly string[]): Promise<StateReport[]> {
        const reports: StateReport[] = [];
        for (const reference of references) {
            const { data } = await this.panel.ask({ method: 'GET', url: this.url(`send/${reference}`), headers: this.headers }, stateSchema);
            const state = data?.deliveryState ? (states[data.deliveryState] ?? 'SENT') : 'SENT';
            reports.push({ reference, delivery: { state, reference, reason: state === 'FAILED' ? `Not delivered (${data?.deliveryState})` : undefined } });
        }
        return reports;
    }

    async fetchIncoming(): Promise<IncomingSms[]> {
        const { data } = await this.panel.ask({ method: 'GET', url: this.url('receive/latest?count=100'), headers: this.headers }, receivedSchema);
        return (data ?? []).map(({ messageText, number, mobile, receivedDateTime }) => ({
            externalId: receivedDateTime ? `${receivedDateTime}-${mobile}` : null,
            from: `0${String(mobile).replace(/^(98|0)/, '')}`,
            line: String(number),
            text: messageText,
        }));
    }

    private url(path: string): string {
        return `${this.options.baseUrl ?? 'https://api.sms.ir/v1'}/${path}`;
    }

    private get headers(): Record<string, string> {
        return { accept: 'application/json', 'x-api-key': this.options.apiKey };
    }
}

function read({ status, message, data }: z.output<typeof answerSchema>): Delivery {
    const id = data?.messageIds?.[0];
    if (status === 1) return id ? { state: 'SENT', reference: String(id) } : { state: 'FAILED', reason: 'SMS.ir did not take this number' };
    const reason = `SMS.ir says ${status} ${said(message)}`.trim();
    if (finalErrors.has(status)) return { state: 'FAILED', reason };
    throw new OperationalError(reason);
}
