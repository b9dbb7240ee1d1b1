import { z } from 'zod';

import { OperationalError } from '../../../kernel/operational-error';
import { NoAnswerError, type OutboundAnswer, type OutboundPolicy, sendOutbound } from '../../outbox';
import { type DeliveryState, panelNumber } from '../domain/delivery';
import type { NotificationMessage } from '../entities/notification-message.entity';
import type { Delivery, DeliveryPort } from '../types';

export interface KavenegarOptions extends OutboundPolicy {
    apiKey: string;
    line: string;
    /** Told apart from other installations with the same key, since local ids are ours. */
    localIdBase?: number;
    baseUrl?: string;
}

const answerSchema = z.object({
    return: z.object({ status: z.number(), message: z.string() }),
    entries: z.array(z.object({ messageid: z.number().nullish(), status: z.number().nullish(), statustext: z.string().nullish() })).nullish(),
});

const states: Record<number, DeliveryState> = {
    1: 'QUEUED', 2: 'QUEUED', 4: 'SENT', 5: 'SENT', 6: 'FAILED', 10: 'DELIVERED', 11: 'FAILED', 13: 'FAILED', 14: 'FAILED',
};

/** Refused for this text: the number, the text or the date is wrong. Other errors are the account's, and may pass. */
const finalErrors = new Set([400, 411, 413, 414, 417, 428, 431]);

const unknownToThem = 100;

/** Kavenegar. The key is part of the path, so no address of it may reach a log or an error. */
export class KavenegarDelivery implements DeliveryPort {
    readonly name = 'kavenegar';

    constructor(private options: KavenegarOptions) {}

    async deliver(message: NotificationMessage): Promise<Delivery> {
        const form = { receptor: panelNumber(message.recipient), sender: this.options.line, message: message.body, localid: this.localId(message) };
        try {
            return this.read(await this.call('POST', 'sms/send.json', form), message) ?? { state: 'UNKNOWN', reason: 'No entry in the answer' };
        } catch (error) {
            if (error instanceof NoAnswerError) return { state: 'UNKNOWN', reason: error.message };
            throw error;
        }
    }

    async lookUp(message: NotificationMessage): Promise<Delivery | null> {
        try {
            return this.read(await this.call('GET', 'sms/statuslocalmessageid.json', { localid: this.localId(message) }), message);
        } catch (error) {
            throw error instanceof NoAnswerError ? new OperationalError(error.message, { cause: error }) : error;
        }
    }

    private localId(message: NotificationMessage): string {
        return String((this.options.localIdBase ?? 0) + Number(message.id));
    }

    private call(method: 'GET' | 'POST', path: string, form: Record<string, string>): Promise<OutboundAnswer> {
        const base = `${this.options.baseUrl ?? 'https://api.kavenegar.com/v1'}/${this.options.apiKey}/${path}`;
        const query = new URLSearchParams(form).toString();
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        return sendOutbound(
            method === 'GET' ? { method, url: `${base}?${query}` } : { method, url: base, headers, body: query },
            this.options,
        );
    }

    private read({ status, body }: OutboundAnswer, message: NotificationMessage): Delivery | null {
        const parsed = answerSchema.safeParse(jsonOrNull(body));
        if (!parsed.success) {
            // A gateway's error page: what stood behind it may have taken the text.
            return { state: 'UNKNOWN', reason: `HTTP ${status} with an answer that is not Kavenegar's` };
        }
        const answer = parsed.data.return;
        if (answer.status >= 500) {
            return { state: 'UNKNOWN', reason: `Kavenegar says ${answer.status} ${answer.message}` };
        }
        if (answer.status !== 200) {
            const reason = `Kavenegar says ${answer.status} ${answer.message}`;
            if (finalErrors.has(answer.status)) return { state: 'FAILED', reason };
            throw new OperationalError(reason);
        }
        const entry = parsed.data.entries?.[0];
        if (!entry || entry.status === unknownToThem || !entry.status) {
            return null;
        }
        const state = states[entry.status] ?? 'UNKNOWN';
        const reference = entry.messageid ? String(entry.messageid) : (message.reference ?? undefined);
        // Queued with the provider is sent as far as we are concerned: it has the text now.
        return { state: state === 'QUEUED' ? 'SENT' : state, reference, reason: state === 'FAILED' ? (entry.statustext ?? 'Not delivered') : undefined };
    }
}

function jsonOrNull(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return null;
    }
}
