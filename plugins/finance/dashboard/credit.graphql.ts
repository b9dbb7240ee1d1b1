import { graphql } from '@/gql';

export const creditsQuery = graphql(`
    query CompanyCredits($term: String, $skip: Int, $take: Int) {
        companyCredits(term: $term, skip: $skip, take: $take) {
            items { id companyId companyName limitMinor exposureMinor availableMinor termDays currencyCode }
            totalItems
        }
    }
`);

export const creditQuery = graphql(`
    query CompanyCredit($companyId: ID!) {
        companyCredit(companyId: $companyId) { companyId limitMinor exposureMinor availableMinor termDays currencyCode }
    }
`);

export const setTermsMutation = graphql(`
    mutation SetCreditTerms($input: SetCreditTermsInput!) {
        setCreditTerms(input: $input) { companyId limitMinor exposureMinor availableMinor termDays currencyCode }
    }
`);

export interface CreditShown {
    companyId: string;
    limitMinor: number | null;
    exposureMinor: number;
    availableMinor: number | null;
    termDays: number;
    currencyCode: string;
}
