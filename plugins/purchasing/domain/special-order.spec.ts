import fc from 'fast-check';

import { type SpecialOrderFacts, specialReasonsOf, type SpecialOrderRules } from './special-order';

const rules: SpecialOrderRules = {
    amounts: [{ currencyCode: 'IRR', amountMinor: 1000 }],
    discountPercent: 5,
    newCustomerIsSpecial: true,
};
const plain: SpecialOrderFacts = {
    totalGross: 1000,
    currencyCode: 'IRR',
    largestDiscountPercent: 5,
    isNewCustomer: false,
    specialTerms: '',
};

describe('special order', () => {
    it('is normal exactly at every border', () => {
        expect(specialReasonsOf(plain, rules)).toEqual([]);
    });

    it('names each reason', () => {
        expect(specialReasonsOf({ ...plain, totalGross: 1001 }, rules)).toEqual(['amount']);
        expect(specialReasonsOf({ ...plain, largestDiscountPercent: 5.01 }, rules)).toEqual(['discount']);
        expect(specialReasonsOf({ ...plain, isNewCustomer: true }, rules)).toEqual(['new-customer']);
        expect(specialReasonsOf({ ...plain, specialTerms: 'by night' }, rules)).toEqual(['special-terms']);
    });

    it('has no amount border in a currency that the firm set none for', () => {
        expect(specialReasonsOf({ ...plain, currencyCode: 'PLN', totalGross: 10 ** 12 }, rules)).toEqual([]);
    });

    it('counts blanks as no special terms', () => {
        expect(specialReasonsOf({ ...plain, specialTerms: ' \n ' }, rules)).toEqual([]);
    });

    it('property: a larger order is never less special', () => {
        fc.assert(
            fc.property(fc.nat(), fc.nat(), (total, more) => {
                const small = specialReasonsOf({ ...plain, totalGross: total }, rules);
                const large = specialReasonsOf({ ...plain, totalGross: total + more }, rules);
                expect(large).toEqual(expect.arrayContaining(small));
            }),
        );
    });
});
