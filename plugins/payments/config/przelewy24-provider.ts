import { createHash, timingSafeEqual } from 'node:crypto';

import { OperationalError } from '../../../kernel/operational-error';
import { type OutboundAnswer, sendOutbound } from '../../outbox';
import type { Verdict } from '../domain/attempt-states';
import { przelewySource } from '../domain/signature';
import type { KnownPayment, PaymentOrder, PaymentProvider, ProviderCall, Started } from '../types';

export interface Przelewy24Options {
    merchantId: number;
    posId: number;
    /** The key of reports: the password of its REST interface. */
    apiKey: string;
    crc: string;
    /** https://secure.przelewy24.pl, or the sandbox of theirs. */
    url: string;
    allowLoopback: boolean;
}

interface Transaction {
    sessionId?: string;
    orderId?: number;
    status?: number | string;
    amount?: number;
    currency?: string;
}

/** Of a transaction: nothing came, or came in advance; it was paid; it was given back. */
const statuses = { none: 0, advance: 1, paid: 2, returned: 3 };
const languages = new Set(['pl', 'en', 'ru', 'de']);

/** Przelewy24 REST v1. Its notice says only that something happened; what it is, is asked by our session id, and confirmed by `verify`. */
export class Przelewy24Provider implements PaymentProvider {
    readonly code = 'przelewy24';
    readonly name = 'Przelewy24';
    readonly currencies = ['PLN', 'EUR'];

    constructor(private options: Przelewy24Options) {}

    async start({ key, amountMinor, currencyCode, description, email, language, returnUrl, notifyUrl }: PaymentOrder): Promise<Started> {
        const { merchantId, posId } = this.options;
        const answer = await this.call('POST', 'transaction/register', {
            ...{ merchantId, posId, sessionId: key, amount: amountMinor, currency: currencyCode, description, email, country: 'PL', language: languages.has(language) ? language : 'en' },
            ...{ urlReturn: returnUrl, urlStatus: notifyUrl, timeLimit: 30, encoding: 'UTF-8' },
            sign: this.sign([['sessionId', key], ['merchantId', merchantId], ['amount', amountMinor], ['currency', currencyCode]]),
        });
        const token = (bodyOf(answer).data as { token?: string } | undefined)?.token;
        if (answer.status !== 200 || token === undefined || !/^[A-Za-z0-9-]{8,128}$/.test(token)) throw new OperationalError(`Przelewy24 does not begin the payment: ${answer.status}`);
        return { redirectUrl: `${this.options.url}/trnRequest/${token}`, providerToken: token };
    }

    async ask({ key }: KnownPayment): Promise<Verdict> {
        const found = await this.call('GET', `transaction/by/sessionId/${encodeURIComponent(key)}`);
        if (found.status === 404) return { state: 'pending' };
        if (found.status !== 200) return { state: 'unknown', reason: `Przelewy24 answers ${found.status}` };
        const { orderId, status, amount, currency } = (bodyOf(found).data ?? {}) as Transaction;
        if (Number(status) === statuses.returned) return { state: 'declined', reason: 'Przelewy24 has given it back' };
        if (Number(status) !== statuses.advance && Number(status) !== statuses.paid) return { state: 'pending' };
        if (orderId === undefined || amount === undefined || currency === undefined) return { state: 'unknown', reason: 'Przelewy24 says too little' };
        const paid: Verdict = { state: 'paid', amountMinor: amount, currencyCode: currency, reference: String(orderId) };
        return Number(status) === statuses.paid || (await this.confirm(key, orderId, amount, currency)) ? paid : { state: 'unknown', reason: 'Przelewy24 does not confirm it' };
    }

    /** The notice's own signature is over all of its fields. */
    keyOf({ fields }: ProviderCall): string | null {
        const { merchantId, posId, sessionId, amount, originAmount, currency, orderId, methodId, statement, sign } = fields;
        const known = { merchantId, posId, sessionId, amount, originAmount, currency, orderId, methodId, statement };
        if (typeof sessionId !== 'string' || typeof sign !== 'string' || merchantId !== this.options.merchantId || posId !== this.options.posId) return null;
        if (Object.values(known).some(value => typeof value !== 'string' && typeof value !== 'number')) return null;
        const right = Buffer.from(this.sign(Object.entries(known) as [string, string | number][]));
        const given = Buffer.from(sign);
        return given.length === right.length && timingSafeEqual(given, right) ? sessionId : null;
    }

    /** Without it the money goes back to the payer. */
    private async confirm(sessionId: string, orderId: number, amount: number, currency: string): Promise<boolean> {
        const { merchantId, posId } = this.options;
        const sign = this.sign([['sessionId', sessionId], ['orderId', orderId], ['amount', amount], ['currency', currency]]);
        const answer = await this.call('PUT', 'transaction/verify', { merchantId, posId, sessionId, amount, currency, orderId, sign });
        return answer.status === 200 && (bodyOf(answer).data as { status?: string } | undefined)?.status === 'success';
    }

    private sign(fields: readonly (readonly [string, string | number])[]): string {
        return createHash('sha384').update(przelewySource(fields, this.options.crc)).digest('hex');
    }

    private async call(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<OutboundAnswer> {
        const { posId, apiKey, url, allowLoopback } = this.options;
        const answer = await sendOutbound(
            {
                method,
                url: `${url}/api/v1/${path}`,
                headers: { 'Content-Type': 'application/json', Authorization: `Basic ${Buffer.from(`${posId}:${apiKey}`).toString('base64')}` },
                ...(body === undefined ? {} : { body: JSON.stringify(body) }),
                connectMs: 3_000,
                totalMs: 15_000,
            },
            { allowLoopback },
        );
        if (answer.status >= 500) throw new OperationalError(`Przelewy24 answers ${answer.status}`);
        return answer;
    }
}

function bodyOf(answer: OutboundAnswer): Record<string, unknown> {
    return JSON.parse(answer.body) as Record<string, unknown>;
}
