import gql from 'graphql-tag';

import { commonSchema } from './common-schema';

export const adminSchema = gql`
    ${commonSchema}

    extend type QuoteVersion {
        "Why the second person did not agree"
        refusalReason: String!
        editedBy: String
        requestedBy: String
        approvedBy: String
    }
    extend type QuoteLine {
        "contract, list or distributor: where the usual price came from"
        usualSource: String
        "Off the usual price, in hundredths of a percent"
        discountPoints: Int
    }
    extend type QuoteComment {
        "Among staff, never shown to the customer"
        internal: Boolean!
    }

    type Quote implements Node {
        id: ID!
        createdAt: DateTime!
        code: String!
        "enquired, draft, offered, countered, accepted, ordered, declined, refused, withdrawn or expired"
        state: String!
        companyId: ID!
        companyName: String!
        memberId: ID
        askedBy: String!
        remark: String!
        wishedDate: String
        currencyCode: CurrencyCode!
        validUntil: String
        isExpired: Boolean!
        waitingSince: DateTime
        closeReason: String!
        ownerAdministratorId: ID
        ownerName: String
        orderId: ID
        orderCode: String
        sentNumber: Int!
        versions: [QuoteVersion!]!
        comments: [QuoteComment!]!
        "What the company pays now for the articles of the last version, without a quote"
        pricesNow: [QuotePriceNow!]!
        version: Int!
    }
    type QuotePriceNow {
        variantId: ID!
        unitNet: Money!
        source: String!
        "Below this price the quote is of two people; absent where there is no floor"
        floorNet: Money
    }
    type QuoteRow {
        id: ID!
        code: String!
        state: String!
        companyId: ID!
        companyName: String!
        askedBy: String!
        remark: String!
        currencyCode: CurrencyCode!
        lineCount: Int!
        totalNet: Money
        validUntil: String
        "Since when it is somebody's turn"
        waitingSince: DateTime
        createdAt: DateTime!
        ownerName: String
        waitsForApproval: Boolean!
        orderCode: String
    }
    type QuoteRowList {
        items: [QuoteRow!]!
        totalItems: Int!
    }
    type QuotableVariant {
        variantId: ID!
        name: String!
        sku: String!
        baseUnit: String!
        units: [QuotableUnit!]!
        "What the company pays for the smallest quantity"
        unitNet: Money
        currencyCode: CurrencyCode!
    }
    type QuotableUnit {
        code: String!
        factor: Int!
        perUnits: Int!
    }
    type QuoteContact {
        memberId: ID!
        name: String!
    }
    type QuoteOwner {
        id: ID!
        name: String!
    }
    type QuoteRules {
        "More off the customer's price than this, in hundredths of a percent, is of two people; absent: no floor"
        floorPoints: Int
        validDays: Int!
        remindDays: Int!
        version: Int!
    }

    union QuoteResult = Quote | QuoteRefusal

    input QuotesInput {
        "A part of the number or of the company's name"
        term: String
        states: [String!]
        companyId: ID
        ownerAdministratorId: ID
        "What waits for the firm, the longest first"
        ourTurn: Boolean
        "Below the floor, waiting for a second person"
        toApprove: Boolean
        skip: Int
        take: Int
    }
    input StartQuoteInput {
        companyId: ID!
        "With whom the firm speaks of it"
        memberId: ID
        remark: String
        idempotencyKey: String!
    }
    input SaveQuoteDraftInput {
        id: ID!
        version: Int!
        lines: [QuoteLineInput!]!
        terms: String
        validUntil: String
        partialAllowed: Boolean
    }
    input SendQuoteInput {
        id: ID!
        version: Int!
        idempotencyKey: String!
    }
    input DecideQuoteDraftInput {
        id: ID!
        version: Int!
        accept: Boolean!
        reason: String
        idempotencyKey: String!
    }
    input CloseQuoteInput {
        id: ID!
        version: Int!
        reason: String!
        idempotencyKey: String!
    }
    input AssignQuoteInput {
        id: ID!
        version: Int!
        administratorId: ID
        "Left out, it stays; null: the company as a whole"
        memberId: ID
    }
    input QuoteCommentInput {
        id: ID!
        variantId: ID
        internal: Boolean
        text: String!
        idempotencyKey: String!
    }
    input SetQuoteRulesInput {
        version: Int!
        floorPoints: Int
        validDays: Int!
        remindDays: Int!
    }

    extend type Query {
        quotes(input: QuotesInput): QuoteRowList!
        quote(id: ID!): Quote
        quotePdf(id: ID!, number: Int!, language: String): QuoteFile!
        quotableVariants(companyId: ID!, term: String!, take: Int): [QuotableVariant!]!
        quoteContacts(companyId: ID!): [QuoteContact!]!
        "Who may look after quotes"
        quoteOwners: [QuoteOwner!]!
        quoteRules: QuoteRules!
    }
    extend type Mutation {
        startQuote(input: StartQuoteInput!): QuoteResult!
        saveQuoteDraft(input: SaveQuoteDraftInput!): QuoteResult!
        sendQuote(input: SendQuoteInput!): QuoteResult!
        decideQuoteDraft(input: DecideQuoteDraftInput!): QuoteResult!
        closeQuote(input: CloseQuoteInput!): QuoteResult!
        assignQuote(input: AssignQuoteInput!): Quote!
        commentOnQuote(input: QuoteCommentInput!): Quote!
        setQuoteRules(input: SetQuoteRulesInput!): QuoteRules!
    }
`;
