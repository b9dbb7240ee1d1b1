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
        "Of the terms; 0 while none were set"
        version: Int!
        "A raise that waits for a second person"
        proposal: CreditProposal
    }

    "A large credit that one person wants and another one has to agree to. With orderId: the order past the limit, agreed to by releasing it."
    type CreditProposal implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        companyId: ID!
        companyName: String!
        orderId: ID
        orderCode: String
        amountMinor: Money
        fromLimitMinor: Money
        "Null: no limit"
        limitMinor: Money
        termDays: Int!
        currencyCode: CurrencyCode!
        "waiting, approved, refused or withdrawn"
        state: String!
        reason: String!
        proposedBy: String!
        proposedAt: DateTime!
        "The reader asked for it himself, and cannot decide it"
        isOwn: Boolean!
        decidedBy: String
        decidedAt: DateTime
        decisionReason: String
        version: Int!
    }

    type CreditProposalList {
        items: [CreditProposal!]!
        totalItems: Int!
    }

    "decided-already, same-person, not-yours, changed-meanwhile, reason-missing or other-way"
    type CreditProposalRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union CreditProposalResult = CreditProposal | CreditProposalRefusal

    "From which amount a credit needs a second person; a currency that is not named needs none"
    type LargeCredit {
        currencyCode: CurrencyCode!
        fromMinor: Money!
        version: Int!
    }

    input SetLargeCreditInput {
        currencyCode: CurrencyCode!
        "Null takes it away"
        fromMinor: Money
        version: Int
    }

    input DecideCreditProposalInput {
        id: ID!
        version: Int!
        accept: Boolean!
        "Asked for where it is refused"
        reason: String
        idempotencyKey: String!
    }

    input SetCreditTermsInput {
        companyId: ID!
        "In minor units; null for no limit."
        limitMinor: Money
        termDays: Int!
        "For whoever has to agree to a large raise"
        reason: String
        version: Int
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
        version: Int!
    }

    type CompanyCreditList {
        items: [CompanyCreditRow!]!
        totalItems: Int!
    }

    extend type Query {
        companyCredit(companyId: ID!): CompanyCredit!
        companyCredits(term: String, skip: Int, take: Int): CompanyCreditList!
        creditProposals(companyId: ID, waiting: Boolean, skip: Int, take: Int): CreditProposalList!
        largeCredits: [LargeCredit!]!
    }

    extend type Mutation {
        "A large raise changes nothing yet: it waits, as the answer's proposal, for a second person"
        setCreditTerms(input: SetCreditTermsInput!): CompanyCredit!
        decideCreditProposal(input: DecideCreditProposalInput!): CreditProposalResult!
        withdrawCreditProposal(id: ID!): CreditProposalResult!
        setLargeCredit(input: SetLargeCreditInput!): [LargeCredit!]!
    }
`;
