import gql from 'graphql-tag';

export const adminSchema = gql`
    "What a company may owe and owes. A null limit is no limit."
    type CompanyCredit {
        companyId: ID!
        limitMinor: Money
        exposureMinor: Money!
        availableMinor: Money
        termDays: Int!
        currencyCode: CurrencyCode!
    }

    input SetCreditTermsInput {
        companyId: ID!
        "In minor units; null for no limit."
        limitMinor: Money
        termDays: Int!
        idempotencyKey: String!
    }

    type CompanyCreditRow {
        id: ID!
        companyId: ID!
        companyName: String!
        limitMinor: Money
        exposureMinor: Money!
        availableMinor: Money
        termDays: Int!
        currencyCode: CurrencyCode!
    }

    type CompanyCreditList {
        items: [CompanyCreditRow!]!
        totalItems: Int!
    }

    extend type Query {
        companyCredit(companyId: ID!): CompanyCredit!
        companyCredits(term: String, skip: Int, take: Int): CompanyCreditList!
    }

    extend type Mutation {
        setCreditTerms(input: SetCreditTermsInput!): CompanyCredit!
    }
`;
