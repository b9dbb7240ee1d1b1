import { OperationalError } from '../../../kernel/operational-error';
import { sendOutbound } from '../../outbox';
import type { Verdict } from '../domain/attempt-states';
import type { KnownPayment, PaymentOrder, PaymentProvider, Started } from '../types';

export interface ZarinpalOptions {
    merchantId: string;
    /** https://payment.zarinpal.com, or the sandbox of theirs. */
    url: string;
    allowLoopback: boolean;
}

interface Answer {
    data?: { code?: number; authority?: string; ref_id?: number; status?: string } | [];
    errors?: { code?: number; message?: string } | [];
}

const done = 100;
const doneBefore = 101;
/** Nobody has paid, or not this: no later answer will be another one. */
const refusals: Readonly<Record<number, string>> = { [-50]: 'the amount is another one', [-54]: 'the authority is not valid', [-55]: 'there is no such payment' };
/** The payer has not paid yet, or has given up: which of the two, the inquiry says. */
const notPaid = -51;

/** Zarinpal v4. Its amounts are rials. Whoever comes back from it proves nothing: what is paid is what `verify.json` says. */
export class ZarinpalProvider implements PaymentProvider {
    readonly code = 'zarinpal';
    readonly name = 'زرین‌پال';
    readonly currencies = ['IRR'];

    constructor(private options: ZarinpalOptions) {}

    async start({ key, amountMinor, description, email, returnUrl }: PaymentOrder): Promise<Started> {
        const answer = await this.call('request', { amount: rials(amountMinor), currency: 'IRR', description, callback_url: returnUrl, metadata: { email, order_id: key } });
        const { code, authority } = dataOf(answer);
        if (code !== done || authority === undefined || !/^[A-Za-z0-9]{10,64}$/.test(authority)) throw new OperationalError(`Zarinpal does not begin the payment: ${codeOf(answer)}`);
        return { redirectUrl: `${this.options.url}/pg/StartPay/${authority}`, providerToken: authority };
    }

    async ask({ providerToken, amountMinor, currencyCode }: KnownPayment): Promise<Verdict> {
        if (providerToken === null) return { state: 'declined', reason: 'the payment was never begun' };
        const answer = await this.call('verify', { amount: rials(amountMinor), authority: providerToken });
        const { code, ref_id: reference } = dataOf(answer);
        // It is asked by its amount, and says 100 or 101 of that amount only.
        if (code === done || code === doneBefore) return { state: 'paid', amountMinor, currencyCode, reference: String(reference ?? providerToken) };
        const error = codeOf(answer);
        if (error === notPaid) return this.inquire(providerToken);
        const refused = refusals[error];
        return refused === undefined ? { state: 'unknown', reason: `Zarinpal answers ${error}` } : { state: 'declined', reason: refused };
    }

    /** It sends nothing by itself: the payer's browser comes back, and we ask. */
    keyOf(): null {
        return null;
    }

    private async inquire(authority: string): Promise<Verdict> {
        const { status } = dataOf(await this.call('inquiry', { authority }));
        return status === 'FAILED' || status === 'REVERSED' ? { state: 'declined', reason: `Zarinpal says ${status.toLowerCase()}` } : { state: 'pending' };
    }

    private async call(what: 'request' | 'verify' | 'inquiry', body: object): Promise<Answer> {
        const answer = await sendOutbound(
            {
                method: 'POST',
                url: `${this.options.url}/pg/v4/payment/${what}.json`,
                headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
                body: JSON.stringify({ merchant_id: this.options.merchantId, ...body }),
                connectMs: 3_000,
                totalMs: 15_000,
            },
            { allowLoopback: this.options.allowLoopback },
        );
        if (answer.status >= 500) throw new OperationalError(`Zarinpal answers ${answer.status}`);
        return JSON.parse(answer.body) as Answer;
    }
}

function rials(amountMinor: number): number {
    if (amountMinor % 100 !== 0) throw new Error('Zarinpal takes whole rials');
    return amountMinor / 100;
}

function dataOf({ data }: Answer) {
    return data === undefined || Array.isArray(data) ? {} : data;
}

function codeOf({ data, errors }: Answer): number {
    const said = (part: { code?: number } | [] | undefined) => (part === undefined || Array.isArray(part) ? undefined : part.code);
    return said(errors) ?? said(data) ?? 0;
}
