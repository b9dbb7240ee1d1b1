/**
 * One try to pay online. `created`: written down, the provider not asked yet. `started`: the payer was sent to the provider. `unknown`: the provider did not answer when
 * he was asked. `disputed`: he says that it is paid, but not this amount; a person decides. Only `paid` is final: money that comes late is money.
 */
export const attemptStates = ['created', 'started', 'unknown', 'paid', 'declined', 'expired', 'disputed'] as const;
export type AttemptState = (typeof attemptStates)[number];

/** What a provider says of a payment when he is asked by our key. */
export type Verdict =
    | { state: 'paid'; amountMinor: number; currencyCode: string; reference: string }
    | { state: 'pending' }
    | { state: 'declined'; reason: string }
    | { state: 'unknown'; reason: string };

export interface AttemptFacts {
    state: AttemptState;
    amountMinor: number;
    currencyCode: string;
    /** Nobody is still paying after this time. */
    isOver: boolean;
}

/** What becomes of an attempt by what the provider says of it. */
export function nextAttemptState({ state, amountMinor, currencyCode, isOver }: AttemptFacts, verdict: Verdict): AttemptState {
    if (state === 'paid') return 'paid';
    switch (verdict.state) {
        case 'paid':
            return verdict.amountMinor === amountMinor && verdict.currencyCode === currencyCode ? 'paid' : 'disputed';
        case 'declined':
            return state === 'disputed' ? state : 'declined';
        case 'unknown':
            return state === 'created' || state === 'started' ? 'unknown' : state;
        case 'pending':
            if (state === 'declined' || state === 'disputed' || state === 'expired') return state;
            return isOver ? 'expired' : 'started';
    }
}

/** Whether the provider is to be asked again by itself. */
export function isWaiting(state: AttemptState): boolean {
    return state === 'created' || state === 'started' || state === 'unknown';
}

/** Minutes after its start at which an attempt is asked for, whatever the payer's browser did; after the last one nobody is still paying. */
export const askMinutes = [2, 6, 16, 31, 90, 360] as const;
export const payMinutes = 30;

/** An amount as it can be paid: whole rials, upwards; in other currencies as it is. */
export function payable(amountMinor: number, currencyCode: string): number {
    return currencyCode === 'IRR' ? Math.ceil(amountMinor / 100) * 100 : amountMinor;
}
