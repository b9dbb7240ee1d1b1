export const quoteStates = ['enquired', 'draft', 'offered', 'countered', 'accepted', 'ordered', 'declined', 'refused', 'withdrawn', 'expired'] as const;
export type QuoteState = (typeof quoteStates)[number];

export const finalQuoteStates = ['ordered', 'declined', 'refused', 'withdrawn', 'expired'] as const satisfies readonly QuoteState[];

/** What the customer is never shown: an offer that the firm has not made yet. */
export const hiddenQuoteStates = ['draft'] as const satisfies readonly QuoteState[];

export type QuoteSide = 'customer' | 'firm' | 'clock';
export type QuoteStep = 'send' | 'counter' | 'accept' | 'order' | 'decline' | 'refuse' | 'withdraw' | 'expire';

export interface QuoteRule {
    from: QuoteState;
    step: QuoteStep;
    to: QuoteState;
    by: QuoteSide;
}

const rule = (from: QuoteState, by: QuoteSide, step: QuoteStep, to: QuoteState): QuoteRule => ({ from, by, step, to });

/** All that can happen to an enquiry and the offers that answer it, and who does it. Nothing else can. */
export const quoteRules: readonly QuoteRule[] = [
    rule('enquired', 'firm', 'send', 'offered'),
    rule('enquired', 'firm', 'refuse', 'refused'),
    rule('enquired', 'customer', 'withdraw', 'withdrawn'),
    rule('draft', 'firm', 'send', 'offered'),
    rule('draft', 'firm', 'withdraw', 'withdrawn'),
    // A better offer may come before the answer to the last one.
    rule('offered', 'firm', 'send', 'offered'),
    rule('offered', 'firm', 'withdraw', 'withdrawn'),
    rule('offered', 'customer', 'counter', 'countered'),
    rule('offered', 'customer', 'accept', 'accepted'),
    rule('offered', 'customer', 'order', 'ordered'),
    rule('offered', 'customer', 'decline', 'declined'),
    rule('offered', 'clock', 'expire', 'expired'),
    rule('countered', 'firm', 'send', 'offered'),
    rule('countered', 'firm', 'refuse', 'refused'),
    rule('countered', 'customer', 'decline', 'declined'),
    // What was agreed binds the firm until the last day of its validity; the customer may still let it be.
    rule('accepted', 'customer', 'order', 'ordered'),
    rule('accepted', 'customer', 'decline', 'declined'),
    rule('accepted', 'clock', 'expire', 'expired'),
];

export function isFinal(state: QuoteState): boolean {
    return (finalQuoteStates as readonly QuoteState[]).includes(state);
}

/** Where the step leads, or null when this side cannot make it in this state. */
export function afterStep(from: QuoteState, by: QuoteSide, step: QuoteStep): QuoteState | null {
    return quoteRules.find(one => one.from === from && one.by === by && one.step === step)?.to ?? null;
}

/** Whose turn it is; nobody's once it is over. */
export function turnOf(state: QuoteState): 'customer' | 'firm' | null {
    if (isFinal(state)) return null;
    return state === 'offered' || state === 'accepted' ? 'customer' : 'firm';
}
