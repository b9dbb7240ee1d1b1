import type { Verdict } from './domain/attempt-states';

/** What a provider is told of a payment that somebody wants to make. */
export interface PaymentOrder {
    /** By it we ask again; one for each attempt. */
    key: string;
    amountMinor: number;
    currencyCode: string;
    description: string;
    email: string;
    language: string;
    /** Where the payer's browser comes back to. */
    returnUrl: string;
    /** Where the provider tells us by himself. */
    notifyUrl: string;
}

export interface Started {
    /** Where the payer's browser goes. */
    redirectUrl: string;
    /** What the provider calls it, if he needs that to be asked. */
    providerToken: string | null;
}

export interface KnownPayment {
    key: string;
    providerToken: string | null;
    amountMinor: number;
    currencyCode: string;
}

/** What a provider sent by himself. `fields` is its body, as a parser read it. */
export interface ProviderCall {
    fields: Record<string, unknown>;
}

/**
 * Somebody who takes payments online. Nothing is called inside a transaction. `start` throws OperationalError when nothing was begun, NoAnswerError when nobody can tell.
 * What is paid is only ever learnt by `ask`; a call of his own says which payment to ask for, and only if it is signed as it must be.
 */
export interface PaymentProvider {
    readonly code: string;
    /** As the payer reads it. */
    readonly name: string;
    readonly currencies: readonly string[];
    start(order: PaymentOrder): Promise<Started>;
    ask(known: KnownPayment): Promise<Verdict>;
    /** The key of the payment that he tells of; null when the call is not his. */
    keyOf(call: ProviderCall): string | null;
}

export interface PaymentsOptions {
    /** The address that links and ways back begin with. Never taken from a request. */
    publicUrl: string;
    /** Real providers, by what is configured. */
    providers: readonly PaymentProvider[];
    /** The bank of ours, for development and the demo: null where it is not served. */
    sandbox: { secret: string; url: string } | null;
    /** From it the network addresses of visitors are hashed. */
    visitSecret: string;
    /** Pages without login that one network address may ask for in a minute. */
    visitsPerMinute: number;
    /** May providers be on this machine? For development and tests. */
    allowLoopback: boolean;
}
