import gql from 'graphql-tag';

import { commonSchema } from './common-schema';

export const shopSchema = gql`
    ${commonSchema}

    type MyQuote {
        id: ID!
        code: String!
        "enquired, offered, countered, accepted, ordered, declined, refused, withdrawn or expired"
        state: String!
        "Who asked; empty where the firm made the offer by itself"
        askedBy: String!
        companyName: String!
        remark: String!
        wishedDate: String
        currencyCode: CurrencyCode!
        "Of the version in force"
        validUntil: String
        isExpired: Boolean!
        closeReason: String!
        createdAt: DateTime!
        "Who of the firm looks after it"
        ownerName: String
        orderCode: String
        "The version in force; 0 as long as there is none"
        sentNumber: Int!
        versions: [QuoteVersion!]!
        comments: [QuoteComment!]!
        mayAnswer: Boolean!
        mayOrder: Boolean!
        mayWithdraw: Boolean!
        mayDecline: Boolean!
    }
    type MyQuoteRow {
        id: ID!
        code: String!
        state: String!
        askedBy: String!
        remark: String!
        currencyCode: CurrencyCode!
        lineCount: Int!
        totalNet: Money
        validUntil: String
        createdAt: DateTime!
        orderCode: String
    }
    type MyQuoteList {
        items: [MyQuoteRow!]!
        totalItems: Int!
    }
    "What somebody with the link sees without signing in"
    type SharedQuote {
        quoteId: ID!
        "The one who asks is signed in for the company of the quote and may open it"
        isMine: Boolean!
        "A newer version has been sent since"
        isOld: Boolean!
        quote: MyQuote!
    }
    type EnquirySent {
        id: ID!
        code: String!
    }
    type QuoteOrdered {
        orderId: ID!
        orderCode: String!
    }

    union AskForQuoteResult = EnquirySent | QuoteRefusal
    union MyQuoteResult = MyQuote | QuoteRefusal
    union OrderQuoteResult = QuoteOrdered | QuoteRefusal | PlacementRefusal | PriceChangedRefusal

    input MyQuotesInput {
        term: String
        states: [String!]
        skip: Int
        take: Int
    }
    input AskForQuoteInput {
        "All that is in the cart; lines then say more of single articles"
        wholeCart: Boolean
        "Which cart; the one that is open when left out"
        cartId: ID
        lines: [QuoteLineInput!]
        remark: String
        "YYYY-MM-DD"
        wishedDate: String
        idempotencyKey: String!
    }
    input CloseQuoteInput {
        id: ID!
        reason: String
        idempotencyKey: String!
    }
    input QuoteAnswerInput {
        lineId: ID!
        "accept, counter or reject"
        answer: String!
        "Of a counter: another price, another quantity, or both"
        unitNet: Money
        quantity: Int
        remark: String
    }
    input AnswerQuoteInput {
        id: ID!
        "The version that is answered"
        number: Int!
        "Each line of it"
        lines: [QuoteAnswerInput!]!
        remark: String
        idempotencyKey: String!
    }
    input QuoteCommentInput {
        id: ID!
        variantId: ID
        text: String!
        idempotencyKey: String!
    }
    input QuoteOrderLineInput {
        lineId: ID!
        "In the unit of the line; 0 leaves it out"
        quantity: Int!
    }
    input OrderQuoteInput {
        id: ID!
        number: Int!
        "Lines that are not named are taken as offered"
        lines: [QuoteOrderLineInput!]
        branchId: ID!
        addressId: ID
        "firm when left out"
        deliveryWay: String
        wishedDate: String
        remarks: String
        shownTotalGross: Money!
        idempotencyKey: String!
    }

    input QuoteDeliveryInput {
        id: ID!
        number: Int!
        "Lines that are not named are taken as offered"
        lines: [QuoteOrderLineInput!]
        branchId: ID!
        addressId: ID
    }

    extend type Query {
        "Each way of delivery, with what the order would come to; none of an offer that cannot be ordered so"
        quoteDelivery(input: QuoteDeliveryInput!): DeliveryOptions!
        myQuotes(input: MyQuotesInput): MyQuoteList!
        myQuote(id: ID!): MyQuote
        sharedQuote(token: String!): SharedQuote
        myQuotePdf(id: ID!, number: Int!): QuoteFile!
    }
    extend type Mutation {
        askForQuote(input: AskForQuoteInput!): AskForQuoteResult!
        withdrawEnquiry(input: CloseQuoteInput!): MyQuoteResult!
        answerQuote(input: AnswerQuoteInput!): MyQuoteResult!
        declineQuote(input: CloseQuoteInput!): MyQuoteResult!
        commentOnQuote(input: QuoteCommentInput!): MyQuote!
        orderQuote(input: OrderQuoteInput!): OrderQuoteResult!
    }
`;
