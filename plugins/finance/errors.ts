import { RefusalError } from '../../kernel/vendure-error';
import type { ProposalRefusalReason } from './domain/four-eyes';
import type { SettlementRefusalReason } from './domain/settlement';

const texts: Record<ProposalRefusalReason, string> = {
    'decided-already': 'It has been decided already.',
    'same-person': 'You asked for it yourself: somebody else has to decide.',
    'not-yours': 'Only whoever asked for it can withdraw it.',
    'changed-meanwhile': 'The credit limit has changed since this was asked for. Ask anew from what it is now.',
    'reason-missing': 'Give a reason.',
    'other-way': 'An order past the limit is agreed to by releasing the order.',
};

/** Returned, never thrown: why a large credit was not decided. Nothing was written. */
export class CreditProposalRefusal extends RefusalError<ProposalRefusalReason> {
    constructor(reason: ProposalRefusalReason) {
        super('CreditProposalRefusal', reason, texts[reason], reason === 'reason-missing' ? 'reason' : null);
    }
}

const settlementTexts = {
    'too-much': 'More than is open cannot be covered.',
    'more-than-paid': 'That is more than is left of the payment.',
    'another-currency': 'The payment is in another currency.',
    'another-company': 'The payment is another company’s.',
    'not-booked': 'The payment is not booked yet.',
    'nothing-open': 'Nothing of it is open.',
    'order-ended': 'The order is not one that can be paid for.',
    'paid-otherwise': 'It is paid in another way.',
    'same-person': 'You recorded it yourself: somebody else has to agree.',
    'decided-already': 'It has been decided already.',
    'known-reference': 'A payment with this reference is recorded already.',
    'in-the-future': 'The day is in the future.',
} as const satisfies Record<SettlementRefusalReason, string> & Record<string, string>;

const settlementFields: Partial<Record<keyof typeof settlementTexts, string>> = { 'known-reference': 'reference', 'in-the-future': 'receivedOn', 'more-than-paid': 'amountMinor' };

/** Returned, never thrown: why money was not recorded or put to a debt. Nothing was written. */
export class SettlementRefusal extends RefusalError<keyof typeof settlementTexts> {
    constructor(reason: keyof typeof settlementTexts) {
        super('SettlementRefusal', reason, settlementTexts[reason], settlementFields[reason] ?? null);
    }
}

const limitRequestTexts = {
    'open-already': 'A request for a higher limit is open already.',
    'not-higher': 'The limit is that high already.',
    'no-limit': 'There is no limit to raise.',
    'buys-elsewhere': 'Your distributor decides what you may owe.',
    'decided-already': 'It has been decided already.',
    'reason-missing': 'Give a reason.',
} as const;

/** Returned, never thrown: why a higher limit was not asked for or decided. */
export class LimitRequestRefusal extends RefusalError<keyof typeof limitRequestTexts> {
    constructor(reason: keyof typeof limitRequestTexts) {
        super('LimitRequestRefusal', reason, limitRequestTexts[reason], reason === 'not-higher' ? 'wishedLimitMinor' : reason === 'reason-missing' ? 'answer' : null);
    }
}
