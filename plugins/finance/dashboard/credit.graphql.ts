import { graphql } from '@/gql';

export const creditsQuery = graphql(`
    query CompanyCredits($term: String, $skip: Int, $take: Int) {
        companyCredits(term: $term, skip: $skip, take: $take) {
            items { id companyId companyName limitMinor exposureMinor availableMinor termDays currencyCode version }
            totalItems
        }
    }
`);

export const creditQuery = graphql(`
    query CompanyCredit($companyId: ID!) {
        companyCredit(companyId: $companyId) {
            companyId limitMinor exposureMinor availableMinor termDays currencyCode version proposal { id limitMinor currencyCode proposedBy }
        }
    }
`);

export const setTermsMutation = graphql(`
    mutation SetCreditTerms($input: SetCreditTermsInput!) {
        setCreditTerms(input: $input) { companyId limitMinor proposal { id } }
    }
`);

export const proposalsQuery = graphql(`
    query CreditProposals($waiting: Boolean, $skip: Int, $take: Int) {
        creditProposals(waiting: $waiting, skip: $skip, take: $take) {
            items {
                id companyId companyName orderId orderCode amountMinor fromLimitMinor limitMinor termDays currencyCode state reason proposedBy proposedAt
                isOwn decidedBy decidedAt decisionReason version
            }
            totalItems
        }
    }
`);

export const decideProposalMutation = graphql(`
    mutation DecideCreditProposal($input: DecideCreditProposalInput!) {
        decideCreditProposal(input: $input) { ... on CreditProposal { id } ... on CreditProposalRefusal { message } }
    }
`);

export const withdrawProposalMutation = graphql(`
    mutation WithdrawCreditProposal($id: ID!) {
        withdrawCreditProposal(id: $id) { ... on CreditProposal { id } ... on CreditProposalRefusal { message } }
    }
`);

export const largeCreditsQuery = graphql(`query LargeCredits { largeCredits { currencyCode fromMinor version } }`);

export const setLargeCreditMutation = graphql(`
    mutation SetLargeCredit($input: SetLargeCreditInput!) { setLargeCredit(input: $input) { currencyCode fromMinor version } }
`);

export interface ProposalShown {
    id: string;
    version: number;
    isOwn: boolean;
    orderId: string | null;
}

export interface CreditShown {
    companyId: string;
    limitMinor: number | null;
    exposureMinor: number;
    availableMinor: number | null;
    termDays: number;
    currencyCode: string;
    version: number;
}
