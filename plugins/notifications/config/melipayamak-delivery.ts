import { z } from 'zod';

import { OperationalError } from '../../../kernel/operational-error';
import type { OutboundPolicy, OutboundRequest } from '../../outbox';
import { type DeliveryState, panelNumber } from '../domain/delivery';
import type { NotificationMessage } from '../entities/notification-message.entity';
import type { CallbackFields, Delivery, DeliveryPort, IncomingSms, StateReport } from '../types';
import { formOf, said, SmsPanel } from './sms-panel';

export interface MelipayamakOptions extends OutboundPolicy {
    username: string;
    password: string;
    line: string;
    baseUrl?: string;
}

const number = z.coerce.number();
const answerSchema = z.object({ Value: z.coerce.string(), RetStatus: number, StrRetStatus: z.string().nullish() });
const receivedSchema = z.object({
    MyBase: answerSchema.nullish(),
    Data: z.array(z.object({ MsgID: z.coerce.string(), Body: z.string().nullish(), Sender: z.coerce.string(), Receiver: z.coerce.string() })).nullish(),
});

/** The id of a text is long; what is short is an error. */
const isReference = (value: string) => /^\d{6,}$/.test(value);

/** Refused for this text or number: filtered word, a link, no or a wrong number, empty, on the carrier's black list. */
const finalErrors = new Set([7, 14, 16, 17, 18, 35]);

const states: Record<number, DeliveryState> = { 1: 'DELIVERED', 2: 'FAILED', 3: 'FAILED', 16: 'FAILED', 35: 'FAILED', 300: 'FAILED', 500: 'FAILED' };

/** Melipayamak's REST. It takes no id of ours, so a text whose answer was lost stays unknown. The password is in each form. */
export class MelipayamakDelivery implements DeliveryPort {
    readonly name = 'melipayamak';
    readonly statesAtOnce = 20;
    private readonly panel: SmsPanel;

    constructor(private options: MelipayamakOptions) {
        this.panel = new SmsPanel('Melipayamak', options);
    }

    deliver(message: NotificationMessage): Promise<Delivery> {
        const text = { to: panelNumber(message.recipient), from: this.options.line, text: message.body, isFlash: 'false' };
        return this.panel.send(this.request('SendSMS', text), answerSchema, read);
    }

    /** It tells of one text at a time. */
    async states(references: readonly string[]): Promise<StateReport[]> {
        const reports: StateReport[] = [];
        for (const reference of references) {
            const { Value, RetStatus } = await this.panel.ask(this.request('GetDeliveries2', { recID: reference }), answerSchema);
            if (RetStatus !== 1) throw new OperationalError(`Melipayamak says ${said(Value)} of a text's state`);
            const state = states[Number(Value)] ?? 'SENT';
            reports.push({ reference, delivery: { state, reference, reason: state === 'FAILED' ? `Not delivered (${said(Value)})` : undefined } });
        }
        return reports;
    }

    readIncoming({ from, to, text, id }: CallbackFields): IncomingSms | null {
        return from && to && text !== undefined ? { externalId: id ?? null, from, line: to, text } : null;
    }

    async fetchIncoming(): Promise<IncomingSms[]> {
        const { Data } = await this.panel.ask(this.request('GetMessages', { location: '1', from: '', index: '0', count: '100' }), receivedSchema);
        return (Data ?? []).map(({ MsgID, Body, Sender, Receiver }) => ({ externalId: MsgID, from: Sender, line: Receiver, text: Body ?? '' }));
    }

    private request(method: string, fields: Record<string, string>): OutboundRequest {
        const base = this.options.baseUrl ?? 'https://rest.payamak-panel.com/api/SendSMS';
        return { method: 'POST', url: `${base}/${method}`, ...formOf({ username: this.options.username, password: this.options.password, ...fields }) };
    }
}

function read({ Value, RetStatus, StrRetStatus }: z.output<typeof answerSchema>): Delivery {
    if (RetStatus === 1 && isReference(Value)) return { state: 'SENT', reference: Value };
    const code = RetStatus === 1 || RetStatus === 35 ? Number(Value) || RetStatus : RetStatus;
    const reason = `Melipayamak says ${said(Value)} ${said(StrRetStatus)}`.trim();
    if (finalErrors.has(code)) return { state: 'FAILED', reason };
    throw new OperationalError(reason);
}
