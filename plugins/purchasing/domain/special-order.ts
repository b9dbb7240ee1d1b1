export const specialReasons = ['amount', 'discount', 'new-customer', 'special-terms'] as const;
export type SpecialReason = (typeof specialReasons)[number];

export interface SpecialOrderRules {
    /** Above this gross total, per currency, an order is special. A currency without an entry has no such border. */
    amounts: readonly { currencyCode: string; amountMinor: number }[];
    /** Above this discount on any line, in percent of its price. */
    discountPercent: number;
    newCustomerIsSpecial: boolean;
}

export interface SpecialOrderFacts {
    totalGross: number;
    currencyCode: string;
    /** The greatest discount of a line, in percent; 0 when none is discounted. */
    largestDiscountPercent: number;
    isNewCustomer: boolean;
    specialTerms: string;
}

/** Why an order needs the sales manager; none means that a sales expert may approve it. Exactly at a border is not special. */
export function specialReasonsOf(facts: SpecialOrderFacts, rules: SpecialOrderRules): SpecialReason[] {
    const border = rules.amounts.find(a => a.currencyCode === facts.currencyCode)?.amountMinor;
    const found: Record<SpecialReason, boolean> = {
        amount: border !== undefined && facts.totalGross > border,
        discount: facts.largestDiscountPercent > rules.discountPercent,
        'new-customer': rules.newCustomerIsSpecial && facts.isNewCustomer,
        'special-terms': facts.specialTerms.trim() !== '',
    };
    return specialReasons.filter(reason => found[reason]);
}
