import gql from 'graphql-tag';

export const priceChangeSchema = gql`
    "Many prices changed at once"
    type PriceChangeSet {
        id: ID!
        createdAt: DateTime!
        "import, edit, copy or undo"
        kind: String!
        "prices, contract-prices, category-discounts or quantity-discounts"
        target: String!
        "The file, or why"
        reason: String!
        "waiting, applied, refused, withdrawn or undone"
        state: String!
        created: Int!
        updated: Int!
        removed: Int!
        "Of the changed prices, in hundredths of a percent; absent when none had a price before"
        meanBasisPoints: Int
        largestRise: Int
        largestFall: Int
        "Absent: the system's"
        madeBy: String
        "The reader asked for it himself, and cannot decide it"
        isOwn: Boolean!
        appliedAt: DateTime
        decidedBy: String
        decidedAt: DateTime
        decisionReason: String
        undoesSetId: ID
        version: Int!
        changes(skip: Int, take: Int): [PriceChange!]!
    }
    type PriceChangeSetList {
        items: [PriceChangeSet!]!
        totalItems: Int!
    }
    "What a price was and became. Figures are minor units, of a discount hundredths of a percent."
    type PriceChange {
        id: ID!
        at: DateTime!
        changeSetId: ID
        "Absent: the system's"
        changedBy: String
        "prices, contract-prices, category-discounts or quantity-discounts"
        kind: String!
        priceListId: ID
        priceListName: String
        companyId: ID
        companyName: String
        productVariantId: ID
        sku: String
        variantName: String
        collectionId: ID
        "Absent: of all goods, or no discount"
        categoryName: String
        currencyCode: CurrencyCode
        minQuantity: Int!
        validFrom: String
        fromUntil: String
        toUntil: String
        "Absent: a new one"
        fromValue: Money
        "Absent: removed"
        toValue: Money
    }
    type PriceFigureChange {
        what: String!
        fromValue: Money!
        toValue: Money!
        basisPoints: Int!
        currencyCode: CurrencyCode
    }
    type PriceRowReject {
        "The place of the row in what was sent, from 0"
        row: Int!
        message: String!
    }
    "What a change of many prices does"
    type PriceChangeReport {
        created: Int!
        updated: Int!
        removed: Int!
        unchanged: Int!
        rejected: Int!
        meanBasisPoints: Int
        largestRise: Int
        largestFall: Int
        rises: [PriceFigureChange!]!
        falls: [PriceFigureChange!]!
        rejects: [PriceRowReject!]!
        "It waits, or would wait, for a second person"
        isWaiting: Boolean!
        "Absent: nothing was kept"
        changeSetId: ID
    }
    "From when on a change of prices needs a second person; absent is no such limit"
    type PriceApproval {
        maxBasisPoints: Int
        maxPrices: Int
        version: Int!
    }
    "What holds when: a list, prices of a list that have days of their own, or contract prices, by their days"
    type PriceScheduleRow {
        "list, list-prices or contract-prices"
        kind: String!
        priceListId: ID
        name: String
        priority: Int
        enabled: Boolean!
        validFrom: String
        validUntil: String
        prices: Int!
    }
    "decided-already, same-person, not-yours, changed-meanwhile, reason-missing or not-applied"
    type PriceChangeRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }
    union PriceChangeSetResult = PriceChangeSet | PriceChangeRefusal

    input PriceChangeRowInput {
        variantId: ID!
        minQuantity: Int!
        validFrom: String
        validUntil: String
        "Left out: the price is taken away"
        unitNet: Money
        "Of the price as it was seen"
        version: Int
    }
    "All prices that hold today or later"
    input PriceAdjustmentInput {
        "A part of the code"
        term: String
        collectionId: ID
        "Hundredths of a percent, negative for down"
        basisPoints: Int!
        "Prices end on whole steps of it, in minor units"
        step: Money!
        "half-up, up or down"
        rounding: String!
    }
    "Of a price list or of a company; rows or an adjustment. All of it or nothing."
    input ChangePricesInput {
        priceListId: ID
        companyId: ID
        rows: [PriceChangeRowInput!]
        adjustment: PriceAdjustmentInput
        reason: String
        "Prices over ten times or under a tenth of the last ones are meant"
        acceptUnusual: Boolean
        "Only tried; needs no key"
        dryRun: Boolean!
        idempotencyKey: String
    }
    input DecidePriceChangeInput {
        id: ID!
        version: Int!
        accept: Boolean!
        reason: String
        idempotencyKey: String!
    }
    input CopyPriceListInput {
        priceListId: ID!
        code: String!
        name: String!
        validFrom: String
        validUntil: String
        "Hundredths of a percent, negative for down"
        basisPoints: Int!
        "Prices end on whole steps of it, in minor units"
        step: Money!
        "half-up, up or down"
        rounding: String!
        idempotencyKey: String!
    }
    input SetPriceApprovalInput {
        maxBasisPoints: Int
        maxPrices: Int
        version: Int
    }
    extend type Query {
        priceChangeSets(state: String, skip: Int, take: Int): PriceChangeSetList!
        priceChangeSet(id: ID!): PriceChangeSet!
        "The newest first"
        priceHistory(priceListId: ID, companyId: ID, variantId: ID, collectionId: ID, skip: Int, take: Int): [PriceChange!]!
        priceApproval: PriceApproval!
        "Of a company or of a price list"
        priceSchedule(companyId: ID, priceListId: ID): [PriceScheduleRow!]!
    }
    extend type Mutation {
        "Another list's prices of the new one's first day, up or down"
        copyPriceList(input: CopyPriceListInput!): PriceList!
        changePrices(input: ChangePricesInput!): PriceChangeReport!
        decidePriceChange(input: DecidePriceChangeInput!): PriceChangeSetResult!
        withdrawPriceChange(id: ID!): PriceChangeSetResult!
        "All of its prices as they were, or none when one changed since"
        undoPriceChange(id: ID!): PriceChangeSetResult!
        setPriceApproval(input: SetPriceApprovalInput!): PriceApproval!
    }
`;
