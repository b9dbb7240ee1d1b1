import { createHmac, timingSafeEqual } from 'node:crypto';

import { OperationalError } from '../../../kernel/operational-error';
import { sendOutbound } from '../../outbox';
import type { Verdict } from '../domain/attempt-states';
import { packed, unpacked } from '../domain/signature';
import type { KnownPayment, PaymentOrder, PaymentProvider, PaymentsOptions, ProviderCall, Started } from '../types';

export function sandboxSign(secret: string, purpose: 'order' | 'notice' | 'ask', text: string): string {
    return createHmac('sha256', secret).update(`${purpose}:${text}`).digest('base64url');
}

export function isSandboxSign(secret: string, purpose: 'order' | 'notice' | 'ask', text: string, sign: unknown): boolean {
    const [given, right] = [Buffer.from(typeof sign === 'string' ? sign : ''), Buffer.from(sandboxSign(secret, purpose, text))];
    return given.length === right.length && timingSafeEqual(given, right);
}

/** The bank of ours: a signed redirect, a signed notice, and an answer when it is asked. No account is needed, and no money moves. */
export class SandboxProvider implements PaymentProvider {
    readonly code = 'sandbox';
    readonly name = 'Karvan Sandbox Bank';
    readonly currencies = ['IRR', 'PLN', 'EUR', 'RUB', 'USD'];

    constructor(private options: Pick<PaymentsOptions, 'sandbox' | 'allowLoopback'>) {}

    start(order: PaymentOrder): Promise<Started> {
        const { secret, url } = this.bank();
        const text = packed(order);
        const query = new URLSearchParams({ order: text, sign: sandboxSign(secret, 'order', text) });
        return Promise.resolve({ redirectUrl: `${url}/sandbox-bank/pay?${query.toString()}`, providerToken: null });
    }

    async ask({ key }: KnownPayment): Promise<Verdict> {
        const { secret, url } = this.bank();
        const query = new URLSearchParams({ key, sign: sandboxSign(secret, 'ask', key) });
        const answer = await sendOutbound({ method: 'GET', url: `${url}/sandbox-bank/status?${query.toString()}` }, { allowLoopback: true });
        if (answer.status !== 200) return { state: 'unknown', reason: `the bank answered ${answer.status}` };
        const said = JSON.parse(answer.body) as { state: string; amountMinor?: number; currencyCode?: string; reference?: string };
        if (said.state === 'declined') return { state: 'declined', reason: 'declined by the payer' };
        if (said.state !== 'paid') return { state: 'pending' };
        return { state: 'paid', amountMinor: Number(said.amountMinor), currencyCode: String(said.currencyCode), reference: String(said.reference) };
    }

    keyOf({ fields }: ProviderCall): string | null {
        const { notice, sign } = fields;
        if (typeof notice !== 'string' || !isSandboxSign(this.bank().secret, 'notice', notice, sign)) return null;
        const key = unpacked(notice)?.key;
        return typeof key === 'string' ? key : null;
    }

    private bank(): { secret: string; url: string } {
        if (this.options.sandbox === null) throw new OperationalError('There is no sandbox bank here');
        return this.options.sandbox;
    }
}
