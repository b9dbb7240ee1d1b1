import { RefusalError } from '../../kernel/vendure-error';
import type { StandingRefusal } from './domain/approvers';

const texts = {
    'own-order': 'Nobody approves his own order.',
    'not-approver': 'The order waits for somebody else.',
    'already-decided': 'This has been decided already.',
    'reason-missing': 'Say why.',
    'not-while-acting': 'Staff who act for a customer do not decide in his place.',
    'no-approver': 'At this total another approver is needed, and there is none. Ask your administrator to name one.',
} as const satisfies Record<StandingRefusal, string> & Record<string, string>;

export type ApprovalRefusalReason = keyof typeof texts;

/** The decision was not taken, and nothing was changed. */
export class ApprovalRefusal extends RefusalError<ApprovalRefusalReason> {
    constructor(reason: ApprovalRefusalReason) {
        super('ApprovalRefusal', reason, texts[reason], reason === 'reason-missing' ? 'comment' : null);
    }
}
