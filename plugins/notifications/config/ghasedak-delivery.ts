import { z } from 'zod';

import { OperationalError } from '../../../kernel/operational-error';
import type { OutboundPolicy } from '../../outbox';
import { type DeliveryState, panelNumber } from '../domain/delivery';
import type { NotificationMessage } from '../entities/notification-message.entity';
import type { CallbackFields, Delivery, DeliveryPort, IncomingSms, StateReport } from '../types';
import { said, SmsPanel } from './sms-panel';

export interface GhasedakOptions extends OutboundPolicy {
    apiKey: string;
    line: string;
    /** Told apart from other installations with the same key, since reference ids are ours. */
    referencePrefix?: string;
    baseUrl?: string;
}

/** Its answers spell their fields sometimes `data`, sometimes `Data`. */
const anyCase = <Shape extends z.ZodRawShape>(shape: Shape) => z.preprocess(lowerFirst, z.object(shape));
const id = z.union([z.string(), z.number()]).transform(String);

const sentSchema = anyCase({
    isSuccess: z.boolean(),
    statusCode: z.number().nullish(),
    message: z.string().nullish(),
    data: z.preprocess(lowerFirst, z.object({ messageId: id.nullish() }).nullish()),
});
const stateSchema = anyCase({ messageId: id.nullish(), clientReferenceId: id.nullish(), status: z.number() });
const statesSchema = anyCase({
    isSuccess: z.boolean(),
    data: z.array(stateSchema).nullish(),
});
const receivedSchema = anyCase({
    data: z.preprocess(
        lowerFirst,
        z.object({ items: z.array(anyCase({ id: id.nullish(), sender: id, lineNumber: id, message: z.string().nullish() })).nullish() }).nullish(),
    ),
});

/** 0 no state yet, 3 with the operator, 8 not known: it has the text, and more cannot be told. */
const states: Record<number, DeliveryState> = { 1: 'FAILED', 2: 'FAILED', 4: 'FAILED', 5: 'DELIVERED', 6: 'FAILED' };
const reasons: Record<number, string> = { 1: 'Cancelled', 2: 'On the black list', 4: 'Did not reach the phone', 6: 'Sending failed' };

/** Refused for this text or number. Others (no credit, line, time) are the account's, and may pass. */
const finalErrors = new Set([400, 406, 411, 414, 422]);

/** Ghasedak's gateway. It keeps our reference, by which a text whose answer was lost can be asked for. */
export class GhasedakDelivery implements DeliveryPort {
    readonly name = 'ghasedak';
    readonly statesAtOnce = 100;
    private readonly panel: SmsPanel;

    constructor(private options: GhasedakOptions) {
        this.panel = new SmsPanel('Ghasedak', options);
    }

    deliver(message: NotificationMessage): Promise<Delivery> {
        const text = { lineNumber: this.options.line, receptor: panelNumber(message.recipient), message: message.body, clientReferenceId: this.own(message), udh: false };
        const headers = { ...this.headers, 'content-type': 'application/json' };
        return this.panel.send({ method: 'POST', url: this.url('SendSingleSMS'), headers, body: JSON.stringify(text) }, sentSchema, read);
    }

    async lookUp(message: NotificationMessage): Promise<Delivery | null> {
        const own = this.own(message);
        const found = (await this.ask([own], 2)).find(({ clientReferenceId }) => clientReferenceId === own);
        return found ? deliveryOf(found) : null;
    }

    async states(references: readonly string[]): Promise<StateReport[]> {
        return (await this.ask(references, 1)).flatMap(found => (found.messageId ? [{ reference: found.messageId, delivery: deliveryOf(found) }] : []));
    }

    readReports(fields: CallbackFields): StateReport[] {
        const { messageid, status } = lowerKeys(fields);
        return messageid && status && /^\d$/.test(status) ? [{ reference: messageid, delivery: deliveryOf({ messageId: messageid, status: Number(status) }) }] : [];
    }

    readIncoming(fields: CallbackFields): IncomingSms | null {
        const { messageid, id: given, sender, from, linenumber, to, message } = lowerKeys(fields);
        const [author, line] = [sender ?? from, linenumber ?? to];
        return author && line && message !== undefined ? { externalId: messageid ?? given ?? null, from: author, line, text: message } : null;
    }

    async fetchIncoming(): Promise<IncomingSms[]> {
        const query = new URLSearchParams({ LineNumber: this.options.line, IsRead: 'false' }).toString();
        const { data } = await this.panel.ask({ method: 'GET', url: this.url(`GetReceivedSmses?${query}`), headers: this.headers }, receivedSchema);
        return (data?.items ?? []).map(item => ({ externalId: item.id ?? null, from: item.sender, line: item.lineNumber, text: item.message ?? '' }));
    }

    private async ask(ids: readonly string[], type: 1 | 2): Promise<Array<z.output<typeof stateSchema>>> {
        const query = new URLSearchParams({ Ids: ids.join(','), Type: String(type) }).toString();
        const answer = await this.panel.ask({ method: 'GET', url: this.url(`CheckSmsStatus?${query}`), headers: this.headers }, statesSchema);
        if (!answer.isSuccess) throw new OperationalError("Ghasedak does not tell a text's state");
        return answer.data ?? [];
    }

    /** Replayed by a person it is another text to them, or they would take it for the first. */
    private own({ id: ours, replays }: NotificationMessage): string {
        return `${this.options.referencePrefix ?? 'karvan'}-${ours}${replays ? `-${replays}` : ''}`;
    }

    private url(path: string): string {
        return `${this.options.baseUrl ?? 'https://gateway.ghasedak.me/rest/api/v1/WebService'}/${path}`;
    }

    private get headers(): Record<string, string> {
        return { accept: 'application/json', ApiKey: this.options.apiKey };
    }
}

function read({ isSuccess, statusCode, message, data }: z.output<typeof sentSchema>): Delivery | null {
    if (isSuccess) return data?.messageId ? { state: 'SENT', reference: data.messageId } : null;
    const reason = `Ghasedak says ${statusCode ?? ''} ${said(message)}`.trim();
    if (finalErrors.has(statusCode ?? 0)) return { state: 'FAILED', reason };
    throw new OperationalError(reason);
}

function deliveryOf({ messageId, status }: { messageId?: string | null; status: number }): Delivery {
    return { state: states[status] ?? 'SENT', reference: messageId ?? undefined, reason: reasons[status] };
}

function lowerFirst(value: unknown): unknown {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.charAt(0).toLowerCase() + key.slice(1), inner as unknown]));
}

function lowerKeys(fields: CallbackFields): Record<string, string | undefined> {
    return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key.toLowerCase(), value]));
}
