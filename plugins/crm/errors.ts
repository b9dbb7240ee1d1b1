import { RefusalError } from '../../kernel/vendure-error';
import type { CompanyMatch } from '../organizations';
import type { OpportunityRefusalReason } from './domain/opportunity-stages';

const leadTexts = {
    'wrong-state': 'The lead is not in a state in which this can be done.',
    'looks-like-existing': 'A company that looks the same exists already: choose it, or go on without it.',
    'ask-colleague': 'Whether this firm is a customer already can be decided only by somebody who sees all customers. Ask your manager.',
};

/** Returned, never thrown: staff see why, and which companies look the same. */
export class LeadRefusal extends RefusalError<keyof typeof leadTexts> {
    constructor(
        reason: keyof typeof leadTexts,
        readonly matches: CompanyMatch[] = [],
    ) {
        super('LeadRefusal', reason, leadTexts[reason]);
    }
}

const opportunityTexts: Record<OpportunityRefusalReason | 'ask-colleague', string> = {
    'already-won': 'The opportunity has been won already.',
    'ask-colleague': leadTexts['ask-colleague'],
    'already-lost': 'The opportunity has been lost already.',
};

export class OpportunityRefusal extends RefusalError<keyof typeof opportunityTexts> {
    constructor(reason: keyof typeof opportunityTexts) {
        super('OpportunityRefusal', reason, opportunityTexts[reason]);
    }
}
