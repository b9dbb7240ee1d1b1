/** Zarinpal and Przelewy24 as their documentation says they speak, with the faults that the network and they have. */
import { createHash } from 'node:crypto';

import { type FakeAnswer, HttpReceiver, type ReceivedRequest } from './http-receiver';

const json = (status: number, body: object): FakeAnswer => ({ status, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
const bodyOf = ({ body }: ReceivedRequest) => JSON.parse(body || '{}') as Record<string, string | number>;

/** `silent`: the connection ends without an answer, whatever has been done. */
export type Fault = 'silent' | 'broken' | null;

abstract class FakeGateway {
    fault: Fault = null;

    protected constructor(protected receiver: HttpReceiver) {
        receiver.answer = request => {
            const answer = this.answer(request);
            if (this.fault === 'silent') return 'drop';
            return this.fault === 'broken' ? { status: 502, body: '<html>' } : answer;
        };
    }

    get url(): string {
        return this.receiver.url;
    }

    get requests(): ReceivedRequest[] {
        return this.receiver.requests;
    }

    stop(): Promise<void> {
        return this.receiver.stop();
    }

    protected abstract answer(request: ReceivedRequest): FakeAnswer;
}

interface ZarinpalPayment {
    amount: number;
    isPaid: boolean;
    isVerified: boolean;
    isFailed: boolean;
    callback: string;
}

export class FakeZarinpal extends FakeGateway {
    readonly payments = new Map<string, ZarinpalPayment>();

    static async start(): Promise<FakeZarinpal> {
        return new FakeZarinpal(await HttpReceiver.start());
    }

    /** The payer pays, or another amount; `fail`: he gives up. */
    pay(authority: string, amount?: number): void {
        const payment = this.payments.get(authority);
        if (payment) Object.assign(payment, { isPaid: true, amount: amount ?? payment.amount });
    }

    fail(authority: string): void {
        const payment = this.payments.get(authority);
        if (payment) payment.isFailed = true;
    }

    protected answer(request: ReceivedRequest): FakeAnswer {
        const body = bodyOf(request);
        const refuse = (code: number) => json(200, { data: [], errors: { code, message: 'refused' } });
        if (body.merchant_id !== 'merchant') return refuse(-9);
        if (request.path.endsWith('/request.json')) {
            const authority = `A${String(this.payments.size + 1).padStart(35, '0')}`;
            this.payments.set(authority, { amount: Number(body.amount), isPaid: false, isVerified: false, isFailed: false, callback: String(body.callback_url) });
            return json(200, { data: { code: 100, message: 'Success', authority, fee_type: 'Merchant', fee: 100 }, errors: [] });
        }
        const payment = this.payments.get(String(body.authority));
        if (payment === undefined) return refuse(-54);
        if (request.path.endsWith('/inquiry.json')) {
            const status = payment.isFailed ? 'FAILED' : payment.isVerified ? 'VERIFIED' : payment.isPaid ? 'PAID' : 'IN_BANK';
            return json(200, { data: { status, code: 100, message: 'Success' }, errors: [] });
        }
        if (!payment.isPaid) return refuse(-51);
        if (payment.amount !== body.amount) return refuse(-50);
        const code = payment.isVerified ? 101 : 100;
        payment.isVerified = true;
        return json(200, { data: { code, message: 'Verified', ref_id: 201, card_pan: '502229******5995', fee: 100 }, errors: [] });
    }
}

interface PrzelewyPayment {
    amount: number;
    currency: string;
    orderId: number;
    status: number;
    token: string;
}

const sha384 = (facts: object) => createHash('sha384').update(JSON.stringify(facts)).digest('hex');

export class FakePrzelewy24 extends FakeGateway {
    static readonly settings = { merchantId: 4711, posId: 4711, apiKey: 'api-key', crc: 'crc-key' };
    readonly payments = new Map<string, PrzelewyPayment>();

    static async start(): Promise<FakePrzelewy24> {
        return new FakePrzelewy24(await HttpReceiver.start());
    }

    pay(sessionId: string, amount?: number): void {
        const payment = this.payments.get(sessionId);
        if (payment) Object.assign(payment, { status: 1, amount: amount ?? payment.amount });
    }

    /** The notice that it posts to `urlStatus`. */
    notice(sessionId: string, crc = FakePrzelewy24.settings.crc): Record<string, unknown> {
        const { merchantId, posId } = FakePrzelewy24.settings;
        const { amount = 0, currency = 'PLN', orderId = 0 } = this.payments.get(sessionId) ?? {};
        const facts = { merchantId, posId, sessionId, amount, originAmount: amount, currency, orderId, methodId: 154, statement: 'p24-1' };
        return { ...facts, sign: sha384({ ...facts, crc }) };
    }

    protected answer(request: ReceivedRequest): FakeAnswer {
        const { posId, apiKey, crc, merchantId } = FakePrzelewy24.settings;
        if (request.headers.authorization !== `Basic ${Buffer.from(`${posId}:${apiKey}`).toString('base64')}`) return json(401, { error: 'Incorrect authentication', code: 401 });
        const body = bodyOf(request);
        if (request.path === '/api/v1/transaction/register') {
            const { sessionId, amount, currency, sign } = body;
            if (sign !== sha384({ sessionId, merchantId, amount, currency, crc })) return json(400, { error: 'Invalid sign', code: 400 });
            const token = `TOKEN-${this.payments.size + 1}-0000`;
            this.payments.set(String(sessionId), { amount: Number(amount), currency: String(currency), orderId: 900 + this.payments.size, status: 0, token });
            return json(200, { data: { token }, responseCode: 0 });
        }
        if (request.path === '/api/v1/transaction/verify') {
            const { sessionId, orderId, amount, currency, sign } = body;
            const payment = this.payments.get(String(sessionId));
            if (sign !== sha384({ sessionId, orderId, amount, currency, crc }) || payment === undefined || payment.amount !== amount || payment.currency !== currency) return json(400, { error: 'Incorrect data', code: 400 });
            payment.status = 2;
            return json(200, { data: { status: 'success' }, responseCode: 0 });
        }
        const sessionId = decodeURIComponent(request.path.split('/').pop() ?? '');
        const payment = this.payments.get(sessionId);
        if (payment === undefined) return json(404, { error: 'Transaction not found', code: 404 });
        const { amount, currency, orderId, status } = payment;
        return json(200, { data: { sessionId, orderId, status, amount, currency, statement: 'p24-1' }, responseCode: 0 });
    }
}
