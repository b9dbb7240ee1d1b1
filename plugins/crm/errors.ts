import { RefusalError } from '../../kernel/vendure-error';
import type { CompanyMatch } from '../organizations';
import type { OpportunityRefusalReason } from './domain/opportunity-stages';

const leadTexts = {
    'wrong-state': 'The lead is not in a state in which this can be done.',
    'looks-like-existing': 'A company that looks the same exists already: choose it, or go on without it.',
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

const opportunityTexts: Record<OpportunityRefusalReason, string> = {
    'already-won': 'The opportunity has been won already.',
    'already-lost': 'The opportunity has been lost already.',
};

export class OpportunityRefusal extends RefusalError<OpportunityRefusalReason> {
    constructor(reason: OpportunityRefusalReason) {
        super('OpportunityRefusal', reason, opportunityTexts[reason]);
    }
}
