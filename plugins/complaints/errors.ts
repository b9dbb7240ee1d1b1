import { RefusalError } from '../../kernel/vendure-error';
import type { ComplaintRefusalReason } from './domain/complaint-states';

const texts: Record<ComplaintRefusalReason, string> = {
    'wrong-state': 'The complaint has moved on; this is not possible now.',
    'reason-missing': 'Please say why: the customer reads it.',
};

/** What may not be done with a complaint now. */
export class ComplaintRefusal extends RefusalError<ComplaintRefusalReason> {
    constructor(reason: ComplaintRefusalReason) {
        super('ComplaintRefusal', reason, texts[reason], reason === 'reason-missing' ? 'reason' : null);
    }
}
