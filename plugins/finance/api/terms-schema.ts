import gql from 'graphql-tag';

const refusal = `
    type LimitRequestRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }
`;

export const termsShopSchema = gql`
    ${refusal}

    "A wish for a higher credit limit. state: open, granted, refused or withdrawn"
    type MyLimitRequest {
        id: ID!
        wishedLimitMinor: Money!
        limitMinor: Money
        currencyCode: CurrencyCode!
        justification: String!
        state: String!
        answer: String
        createdAt: DateTime!
        decidedAt: DateTime
    }

    union AskForHigherLimitResult = MyLimitRequest | LimitRequestRefusal

    input AskForHigherLimitInput {
        wishedLimitMinor: Money!
        justification: String
        idempotencyKey: String!
    }

    extend type Query {
        "The newest one"
        myLimitRequest: MyLimitRequest
    }

    extend type Mutation {
        askForHigherLimit(input: AskForHigherLimitInput!): AskForHigherLimitResult!
    }
`;

export const termsAdminSchema = gql`
    ${refusal}

    type LimitRequest implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        companyId: ID!
        companyName: String!
        wishedLimitMinor: Money!
        limitMinor: Money
        currencyCode: CurrencyCode!
        justification: String!
        state: String!
        answer: String
        decidedAt: DateTime
        version: Int!
    }

    type LimitRequestList {
        items: [LimitRequest!]!
        totalItems: Int!
    }

    union LimitRequestResult = LimitRequest | LimitRequestRefusal

    "Where a transfer goes to, one account a currency"
    type FirmBankAccount {
        currencyCode: CurrencyCode!
        holder: String!
        bankName: String!
        accountNumber: String!
        bankCode: String!
    }

    "methods: on-account, prepayment, online, cash-on-delivery. warns: F116. blocksTerm: F117. version 0: never set."
    type PaymentRules {
        methods: [String!]!
        warns: Boolean!
        blocksTerm: Boolean!
        bankAccounts: [FirmBankAccount!]!
        version: Int!
    }

    "Null: as the firm has it"
    type CompanyPaymentRules {
        companyId: ID!
        methods: [String!]
        warns: Boolean
        blocksTerm: Boolean
        version: Int!
    }

    input FirmBankAccountInput {
        currencyCode: CurrencyCode!
        holder: String!
        bankName: String!
        accountNumber: String!
        bankCode: String
    }

    input SetPaymentRulesInput {
        methods: [String!]!
        warns: Boolean!
        blocksTerm: Boolean!
        bankAccounts: [FirmBankAccountInput!]!
        version: Int
    }

    input SetCompanyPaymentRulesInput {
        companyId: ID!
        methods: [String!]
        warns: Boolean
        blocksTerm: Boolean
        version: Int
    }

    input LimitRequestsInput {
        companyId: ID
        "Those that wait for an answer"
        open: Boolean
        skip: Int
        take: Int
    }

    input DecideLimitRequestInput {
        id: ID!
        version: Int!
        accept: Boolean!
        "What is granted; all that was wished for when left out"
        limitMinor: Money
        "Asked for where it is refused"
        answer: String
        idempotencyKey: String!
    }

    extend type Query {
        paymentRules: PaymentRules!
        companyPaymentRules(companyId: ID!): CompanyPaymentRules!
        limitRequests(input: LimitRequestsInput!): LimitRequestList!
    }

    extend type Mutation {
        setPaymentRules(input: SetPaymentRulesInput!): PaymentRules!
        setCompanyPaymentRules(input: SetCompanyPaymentRulesInput!): CompanyPaymentRules!
        "A large limit waits for a second person, as always"
        decideLimitRequest(input: DecideLimitRequestInput!): LimitRequestResult!
    }
`;
