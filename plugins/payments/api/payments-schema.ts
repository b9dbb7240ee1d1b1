import gql from 'graphql-tag';

const refusal = `
    type PayRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }
`;

export const shopSchema = gql`
    ${refusal}

    "Somebody who takes payments online"
    type PaymentProviderOffer {
        code: String!
        name: String!
    }

    "A payment that was begun: the payer's browser goes to redirectUrl"
    type StartedPayment {
        id: ID!
        redirectUrl: String!
    }

    union StartPaymentResult = StartedPayment | PayRefusal

    "One try to pay online. state: created, started, unknown, paid, declined, expired or disputed"
    type MyPayment {
        id: ID!
        state: String!
        provider: String!
        amountMinor: Money
        currencyCode: CurrencyCode!
        orderCode: String
        invoiceNumbers: [String!]!
    }

    "Either an order or invoices"
    input StartPaymentInput {
        orderCode: String
        invoiceIds: [ID!]
        "A part of what is open; all of it when left out"
        amountMinor: Money
        provider: String
        idempotencyKey: String!
    }

    extend type Query {
        paymentProviders: [PaymentProviderOffer!]!
        "The provider is asked, unless it is known how it ended"
        myPayment(id: ID!): MyPayment
    }

    extend type Mutation {
        startPayment(input: StartPaymentInput!): StartPaymentResult!
    }
`;

export const adminSchema = gql`
    ${refusal}

    type PaymentAttempt implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        companyId: ID!
        provider: String!
        key: String!
        state: String!
        amountMinor: Money!
        currencyCode: CurrencyCode!
        providerReference: String
        lastAnswer: String
        settledAt: DateTime
    }

    type PaymentAttemptList {
        items: [PaymentAttempt!]!
        totalItems: Int!
    }

    "Sent by mail: nobody but its recipient sees the address"
    type PayLink {
        id: ID!
        email: String!
        expiresAt: DateTime!
    }

    union SendPayLinkResult = PayLink | PayRefusal

    input SendPayLinkInput {
        companyId: ID!
        orderId: ID
        invoiceIds: [ID!]
        email: String!
        "For so many days, at most 60"
        days: Int!
        idempotencyKey: String!
    }

    extend type Query {
        paymentAttempts(companyId: ID!, skip: Int, take: Int): PaymentAttemptList!
    }

    extend type Mutation {
        sendPayLink(input: SendPayLinkInput!): SendPayLinkResult!
        "Asks the provider once more"
        askPaymentAttempt(id: ID!): PaymentAttempt!
    }
`;
