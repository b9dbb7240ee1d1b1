import gql from 'graphql-tag';

export const searchAdminSchema = gql`
    "What a company calls a variant in its own papers. Its people find the variant by it; the shop shows it to nobody."
    type CustomerCode {
        id: ID!
        variantId: ID!
        sku: String!
        variantName: String!
        ownCode: String!
        version: Int!
    }
    type CustomerCodeList {
        items: [CustomerCode!]!
        totalItems: Int!
    }
    "One a company and variant: setting it again changes it."
    input CustomerCodeInput {
        companyId: ID!
        variantId: ID!
        ownCode: String!
        version: Int
    }
    type TermReplacement {
        id: ID!
        phrase: String!
        replacement: String!
        version: Int!
    }
    type TermReplacementList {
        items: [TermReplacement!]!
        totalItems: Int!
    }
    input TermReplacementInput {
        id: ID
        phrase: String!
        replacement: String!
        version: Int
    }
    enum MissedPhraseSort {
        TIMES
        CUSTOMERS
        LATEST
    }
    "Days of the firm's calendar, both included; half a year back is kept."
    input MissedPhrasesInput {
        from: String!
        until: String!
        term: String
        "Only what is neither replaced nor in the offer."
        isMissingOnly: Boolean
        sort: MissedPhraseSort
        skip: Int
        take: Int
    }
    type MissedPhrase {
        phrase: String!
        times: Int!
        "How many companies searched for it."
        customers: Int!
        lastDay: String!
        replacement: String
        "Whether its words are found in what the firm sells, to whomever."
        isInOffer: Boolean!
    }
    type MissedPhraseList {
        items: [MissedPhrase!]!
        totalItems: Int!
    }
    extend type Query {
        customerCodes(companyId: ID!, term: String, skip: Int, take: Int): CustomerCodeList!
        termReplacements(term: String, skip: Int, take: Int): TermReplacementList!
        "What was searched for in vain."
        missedPhrases(input: MissedPhrasesInput!): MissedPhraseList!
    }
    extend type Mutation {
        setCustomerCode(input: CustomerCodeInput!): CustomerCode!
        deleteCustomerCode(id: ID!): DeletionResponse!
        setTermReplacement(input: TermReplacementInput!): TermReplacement!
        deleteTermReplacement(id: ID!): DeletionResponse!
    }
`;
