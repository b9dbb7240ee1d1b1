import { z } from 'zod';

import { OperationalError } from '../../../kernel/operational-error';
import { NoAnswerError, type OutboundAnswer, type OutboundPolicy, sendOutbound } from '../../outbox';
import { panelNumber } from '../domain/delivery';
import type { NotificationMessage } from '../entities/notification-message.entity';
import type { Delivery, DeliveryPort } from '../types';

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

/** SMS.ir. It takes no id of ours, so a text whose answer was lost stays unknown. */
export class SmsIrDelivery implements DeliveryPort {
    readonly name = 'smsir';

    constructor(private options: SmsIrOptions) {}

    async deliver(message: NotificationMessage): Promise<Delivery> {
        try {
            const answer = await sendOutbound(
                {
                    method: 'POST',
                    url: `${this.options.baseUrl ?? 'https://api.sms.ir/v1'}/send/bulk`,
                    headers: { 'content-type': 'application/json', accept: 'application/json', 'x-api-key': this.options.apiKey },
                    body: JSON.stringify({
                        lineNumber: Number(this.options.line),
                        messageText: message.body,
                        mobiles: [panelNumber(message.recipient)],
                        sendDateTime: null,
                    }),
                },
                this.options,
            );
            return read(answer);
        } catch (error) {
            if (error instanceof NoAnswerError) return { state: 'UNKNOWN', reason: error.message };
            throw error;
        }
    }
}

function read({ status, body }: OutboundAnswer): Delivery {
    if (status >= 500) {
        return { state: 'UNKNOWN', reason: `SMS.ir says HTTP ${status}` };
    }
    if (status === 401 || status === 403 || status === 429) {
        throw new OperationalError(`SMS.ir says HTTP ${status}`);
    }
    const parsed = answerSchema.safeParse(jsonOrNull(body));
    if (!parsed.success) {
        return { state: 'UNKNOWN', reason: `HTTP ${status} with an answer that is not SMS.ir's` };
    }
    const { status: verdict, message, data } = parsed.data;
    const id = data?.messageIds?.[0];
    if (verdict === 1 && id) {
        return { state: 'SENT', reference: String(id) };
    }
    return { state: 'FAILED', reason: verdict === 1 ? 'SMS.ir did not take this number' : `SMS.ir says ${verdict} ${message ?? ''}`.trim() };
}

function jsonOrNull(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return null;
    }
}
