import { RefusalError } from '../../kernel/vendure-error';

const texts = {
    'nothing-open': 'There is nothing left to pay.',
    'too-much': 'That is more than is left to pay.',
    'not-yours': 'You may not pay this.',
    'paid-otherwise': 'This order is not paid online.',
    'no-provider': 'Nothing can be paid online in this currency.',
    'provider-unreachable': 'The payment provider cannot be reached. Nothing was paid; try again in a moment.',
} as const;
export type PayRefusalReason = keyof typeof texts;

/** Returned, never thrown: why a payment was not begun. Nothing was paid. */
export class PayRefusal extends RefusalError<PayRefusalReason> {
    constructor(reason: PayRefusalReason) {
        super('PayRefusal', reason, texts[reason], reason === 'too-much' ? 'amountMinor' : null);
    }
}
