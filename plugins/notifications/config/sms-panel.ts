import type { z } from 'zod';

import { OperationalError } from '../../../kernel/operational-error';
import { NoAnswerError, type OutboundAnswer, type OutboundPolicy, type OutboundRequest, sendOutbound } from '../../outbox';
import type { Delivery } from '../types';

/** What every panel has in common: how much can be known of a text when its answer is late, lost or nonsense. */
export class SmsPanel {
    constructor(
        /** As people call it, in reasons. */
        private label: string,
        private policy: OutboundPolicy,
    ) {}

    /** Hands a text over. `read` throws OperationalError or gives FAILED as the provider says; null where his answer says nothing. */
    async send<Schema extends z.ZodType>(request: OutboundRequest, schema: Schema, read: (answer: z.output<Schema>) => Delivery | null): Promise<Delivery> {
        try {
            const answer = await sendOutbound(request, this.policy);
            this.refuseForNow(answer);
            if (answer.status >= 500) return { state: 'UNKNOWN', reason: `${this.label} says HTTP ${answer.status}` };
            const parsed = schema.safeParse(jsonOrNull(answer.body));
            // A gateway's page: what stood behind it may have taken the text.
            return (parsed.success ? read(parsed.data) : null) ?? { state: 'UNKNOWN', reason: `HTTP ${answer.status} with an answer that is not ${this.label}'s` };
        } catch (error) {
            if (error instanceof NoAnswerError) return { state: 'UNKNOWN', reason: error.message };
            throw error;
        }
    }

    /** Asks something that changes nothing: whatever is wrong, it may be asked again. */
    async ask<Schema extends z.ZodType>(request: OutboundRequest, schema: Schema): Promise<z.output<Schema>> {
        let answer: OutboundAnswer;
        try {
            answer = await sendOutbound(request, this.policy);
        } catch (error) {
            throw error instanceof NoAnswerError ? new OperationalError(error.message, { cause: error }) : error;
        }
        this.refuseForNow(answer);
        const parsed = schema.safeParse(jsonOrNull(answer.body));
        if (!parsed.success) throw new OperationalError(`HTTP ${answer.status} with an answer that is not ${this.label}'s`);
        return parsed.data;
    }

    /** Not let in, or told to come later: it has taken nothing. */
    private refuseForNow({ status }: OutboundAnswer): void {
        if (status === 401 || status === 403 || status === 429) throw new OperationalError(`${this.label} says HTTP ${status}`);
    }
}

export function formOf(fields: Record<string, string>): { headers: Record<string, string>; body: string } {
    return { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() };
}

/** Kept short and on one line: providers' words go to screens and logs. */
export function said(words: string | number | null | undefined): string {
    return String(words ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
}

function jsonOrNull(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return null;
    }
}
