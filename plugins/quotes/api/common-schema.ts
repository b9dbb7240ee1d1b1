import gql from 'graphql-tag';

/** What both sides see of a quote; staff see more of it. */
export const commonSchema = gql`
    "One version: number 0 is what the customer asked for, the others are what the firm offered"
    type QuoteVersion {
        id: ID!
        number: Int!
        "asked, sent; for staff draft, or waiting for a second person"
        state: String!
        terms: String!
        "YYYY-MM-DD, the last day"
        validUntil: String
        "Some of the lines may be ordered without the others"
        partialAllowed: Boolean!
        "At the smallest quantities offered"
        totalNet: Money
        totalGross: Money
        sentAt: DateTime
        answeredAt: DateTime
        answerRemark: String!
        lines: [QuoteLine!]!
        "Names of articles that the version before had"
        gone: [String!]!
    }
    type QuoteLine {
        id: ID!
        variantId: ID!
        name: String!
        sku: String!
        imageUrl: String
        productSlug: String!
        baseUnit: String!
        unit: String!
        unitQuantity: Int!
        "From unitQuantity to this; absent where the quantity is fixed"
        unitQuantityMax: Int
        "In the base unit"
        quantity: Int!
        "Wished in version 0, else offered: of one base unit, or of one square metre of what is cut from a roll"
        unitNet: Money
        rollWidthCm: Int
        "YYYY-MM-DD"
        deliveryDate: String
        remark: String!
        "What the company would have paid without a quote when the version was sent"
        usualNet: Money
        taxRate: Float
        lineNet: Money
        lineGross: Money
        "accept, counter or reject"
        answer: String
        counterNet: Money
        counterUnitQuantity: Int
        answerRemark: String!
        "In what it differs from the version before: added, unit, quantity, price, date, remark"
        changes: [String!]!
    }
    type QuoteComment {
        id: ID!
        "Of one article; absent when it is of the whole"
        variantId: ID
        fromStaff: Boolean!
        author: String!
        "Plain text"
        text: String!
        writtenAt: DateTime!
    }
    type QuoteFile {
        filename: String!
        "Base64"
        content: String!
    }
    "reason says why, field where; nothing was changed"
    type QuoteRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }
    input QuoteLineInput {
        variantId: ID!
        unit: String!
        quantity: Int!
        "The customer may take any quantity up to this one"
        quantityMax: Int
        "Wished, or offered"
        unitNet: Money
        deliveryDate: String
        remark: String
    }
`;
