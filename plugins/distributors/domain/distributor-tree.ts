/** How many distributors may stand above a customer. */
export const deepestTree = 10;

export interface LinkFacts {
    companyId: number;
    companyCurrency: string;
    distributorId: number;
    distributorCurrency: string;
    isDistributor: boolean;
    /** The companies above the distributor, whatever their order. */
    aboveDistributor: readonly number[];
    /** How many levels of customers the company has below itself. */
    levelsBelow: number;
}

export type LinkRefusal = 'not-a-distributor' | 'circle' | 'too-deep' | 'other-currency';

/** Why the company may not become a customer of the distributor; null when it may. Nobody buys from himself, however far round. */
export function refuseLink(facts: LinkFacts): LinkRefusal | null {
    const { companyId, distributorId, aboveDistributor, levelsBelow } = facts;
    if (!facts.isDistributor) return 'not-a-distributor';
    if (distributorId === companyId || aboveDistributor.includes(companyId)) return 'circle';
    if (aboveDistributor.length + 1 + levelsBelow > deepestTree) return 'too-deep';
    return facts.companyCurrency === facts.distributorCurrency ? null : 'other-currency';
}
