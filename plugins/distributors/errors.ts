import { RefusalError } from '../../kernel/vendure-error';
import type { LinkRefusal } from './domain/distributor-tree';

const linkTexts: Record<LinkRefusal | 'has-customers', string> = {
    'not-a-distributor': 'This company is not a distributor.',
    circle: 'A company cannot buy from itself, nor from a company below it.',
    'too-deep': 'The tree of distributors would become too deep.',
    'other-currency': 'A customer buys in the currency of his distributor.',
    'has-customers': 'The company has customers. Give them to another distributor first.',
};
export type DistributorLinkReason = keyof typeof linkTexts;

/** The tree stayed as it was. */
export class DistributorLinkRefusal extends RefusalError<DistributorLinkReason> {
    constructor(reason: DistributorLinkReason) {
        super('DistributorLinkRefusal', reason, linkTexts[reason], reason === 'has-customers' ? 'isDistributor' : 'distributorCompanyId');
    }
}
