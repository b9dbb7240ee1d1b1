import gql from 'graphql-tag';

export const ownOfferSchema = gql`
    "What a company offers to a customer of its own. The firm has no view of it"
    type OwnOffer {
        id: ID!
        "Counted in each company by itself"
        number: Int!
        title: String!
        customerName: String!
        customerDetails: String!
        introduction: String!
        terms: String!
        validUntil: String
        isOver: Boolean!
        "Of the paper: en, fa, pl or ru"
        language: String!
        currencyCode: CurrencyCode!
        "In hundredths of a percent; absent where the offer says nothing of tax"
        taxPoints: Int
        "Whether the paper names the codes of articles"
        showCodes: Boolean!
        madeBy: String!
        createdAt: DateTime!
        updatedAt: DateTime!
        "When its articles were last put into a cart"
        orderedAt: DateTime
        lines: [OwnOfferLine!]!
        totalNet: Money!
        totalTax: Money
        totalGross: Money
        "What its articles cost the company now; absent when one of them is not for sale to it"
        totalCostNet: Money
        version: Int!
    }
    type OwnOfferLine {
        id: ID!
        "Absent for what is the company's own"
        variantId: ID
        name: String!
        sku: String!
        baseUnit: String!
        "In which the article is sold, the base unit first"
        units: [String!]!
        "The company may buy it now"
        isOffered: Boolean!
        "The company's own words in place of the name"
        text: String!
        unit: String!
        unitQuantity: Int!
        quantity: Int!
        rollWidthCm: Int
        "Of one base unit, or of one square metre of what is cut from a roll"
        unitNet: Money!
        "In hundredths of a percent; absent where the price was typed"
        marginPoints: Int
        lineNet: Money!
        "The company's own price when the line was made"
        costThenNet: Money
        "The company's own price now"
        costNet: Money
        "What unitNet is above costNet, in hundredths of a percent"
        marginNow: Int
    }
    type OwnOfferRow {
        id: ID!
        number: Int!
        title: String!
        customerName: String!
        madeBy: String!
        currencyCode: CurrencyCode!
        totalNet: Money!
        lineCount: Int!
        validUntil: String
        isOver: Boolean!
        orderedAt: DateTime
        createdAt: DateTime!
    }
    type OwnOfferList {
        items: [OwnOfferRow!]!
        totalItems: Int!
    }
    type OfferLetterhead {
        "The company's own name when empty"
        name: String!
        companyName: String!
        details: String!
        introduction: String!
        terms: String!
        "With which a new offer begins, in hundredths of a percent"
        marginPoints: Int!
        taxPoints: Int
        validDays: Int!
        "A PNG as a data address"
        logo: String
        mayChange: Boolean!
        version: Int!
    }
    type OwnOfferStarted {
        offerId: ID!
        "Rows that cannot be bought any more"
        leftOut: Int!
    }
    type OwnOfferInCart {
        cartId: ID!
        "Articles of the offer that cannot be bought now"
        missing: [String!]!
        answers: [OwnOfferCartAnswer!]!
    }
    type OwnOfferCartAnswer {
        name: String!
        "ok, corrected or rejected"
        outcome: String!
        reason: String
        "Quantities in the base unit that would be taken"
        nearest: [Int!]!
    }
    "reason says why, field where; nothing was changed"
    type OwnOfferRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union StartOwnOfferResult = OwnOfferStarted | OwnOfferRefusal
    union SaveOwnOfferResult = OwnOffer | OwnOfferRefusal
    union OwnOfferToCartResult = OwnOfferInCart | OwnOfferRefusal

    input OwnOffersInput {
        "A part of the number, the subject or the customer's name"
        term: String
        "open, ordered or over"
        state: String
        skip: Int
        take: Int
    }
    input StartOwnOfferInput {
        "At most one of these; without any the offer is empty"
        cartId: ID
        listId: ID
        orderCode: String
        copyOf: ID
        "On the company's own prices, in hundredths of a percent; that of the letterhead when left out"
        marginPoints: Int
        customerName: String
        idempotencyKey: String!
    }
    input OwnOfferLineInput {
        "Of a line that is there: then its price stays unless it is changed"
        id: ID
        "Absent for what is the company's own"
        variantId: ID
        text: String
        unit: String!
        quantity: Int!
        "One of the two"
        unitNet: Money
        marginPoints: Int
    }
    input SaveOwnOfferInput {
        id: ID!
        version: Int!
        title: String
        customerName: String
        customerDetails: String
        introduction: String
        terms: String
        validUntil: String
        language: String!
        taxPoints: Int
        showCodes: Boolean
        lines: [OwnOfferLineInput!]!
        "Prices with a margin are counted anew from the company's own prices of now"
        anew: Boolean
    }
    input OwnOfferInput {
        id: ID!
        version: Int!
    }
    input OwnOfferToCartInput {
        id: ID!
        idempotencyKey: String!
    }
    input SaveOfferLetterheadInput {
        version: Int!
        name: String
        details: String
        introduction: String
        terms: String
        marginPoints: Int!
        taxPoints: Int
        validDays: Int!
        removeLogo: Boolean
    }

    extend type Query {
        ownOffers(input: OwnOffersInput): OwnOfferList!
        ownOffer(id: ID!): OwnOffer
        ownOfferPdf(id: ID!, language: String): QuoteFile!
        offerLetterhead: OfferLetterhead!
    }
    extend type Mutation {
        startOwnOffer(input: StartOwnOfferInput!): StartOwnOfferResult!
        saveOwnOffer(input: SaveOwnOfferInput!): SaveOwnOfferResult!
        deleteOwnOffer(input: OwnOfferInput!): Boolean!
        ownOfferToCart(input: OwnOfferToCartInput!): OwnOfferToCartResult!
        saveOfferLetterhead(input: SaveOfferLetterheadInput!): OfferLetterhead!
    }
`;
