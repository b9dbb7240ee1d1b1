import { graphql } from '@/gql';

export const customerCodesDocument = graphql(`
    query CustomerCodes($companyId: ID!, $term: String, $skip: Int, $take: Int) {
        customerCodes(companyId: $companyId, term: $term, skip: $skip, take: $take) { totalItems items { id variantId sku variantName ownCode version } }
    }
`);
export const setCustomerCodeDocument = graphql(`
    mutation SetCustomerCode($input: CustomerCodeInput!) { setCustomerCode(input: $input) { id } }
`);
export const deleteCustomerCodeDocument = graphql(`
    mutation DeleteCustomerCode($id: ID!) { deleteCustomerCode(id: $id) { result } }
`);
export const missedPhrasesDocument = graphql(`
    query MissedPhrases($input: MissedPhrasesInput!) {
        missedPhrases(input: $input) { totalItems items { phrase times customers lastDay replacement isInOffer } }
    }
`);
export const termReplacementsDocument = graphql(`
    query TermReplacements($term: String, $skip: Int, $take: Int) {
        termReplacements(term: $term, skip: $skip, take: $take) { totalItems items { id phrase replacement version } }
    }
`);
export const setTermReplacementDocument = graphql(`
    mutation SetTermReplacement($input: TermReplacementInput!) { setTermReplacement(input: $input) { id } }
`);
export const deleteTermReplacementDocument = graphql(`
    mutation DeleteTermReplacement($id: ID!) { deleteTermReplacement(id: $id) { result } }
`);
