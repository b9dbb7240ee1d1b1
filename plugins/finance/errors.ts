import { RefusalError } from '../../kernel/vendure-error';
import type { ProposalRefusalReason } from './domain/four-eyes';

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
