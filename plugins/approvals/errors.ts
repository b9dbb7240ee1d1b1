import { RefusalError } from '../../kernel/vendure-error';
import type { LinkRefusal } from './domain/approval-link';
import type { StandingRefusal } from './domain/approvers';

const texts = {
    'own-order': 'Nobody approves his own order.',
    'not-approver': 'The order waits for somebody else.',
    'already-decided': 'This has been decided already.',
    'reason-missing': 'Say why.',
    'not-while-acting': 'Staff who act for a customer do not decide in his place.',
    'no-approver': 'At this total another approver is needed, and there is none. Ask your administrator to name one.',
    'link-unknown': 'This link opens nothing. It may be cut off, or too old: sign in to see what waits for you.',
    'link-expired': 'This link is older than 7 days. Sign in to decide.',
    'link-used': 'You have decided with this link already.',
    'order-ended': 'The order was cancelled before anybody decided.',
    'no-access': 'You may no longer act for this company, so that this link decides nothing.',
} as const satisfies Record<LinkRefusal | StandingRefusal, string> & Record<string, string>;

export type ApprovalRefusalReason = keyof typeof texts;

/** The decision was not taken, and nothing was changed. */
export class ApprovalRefusal extends RefusalError<ApprovalRefusalReason> {
    constructor(reason: ApprovalRefusalReason) {
        super('ApprovalRefusal', reason, texts[reason], reason === 'reason-missing' ? 'comment' : null);
    }
}
