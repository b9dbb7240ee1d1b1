import gql from 'graphql-tag';

export const noticeShopSchema = gql`
    "Somebody wants to be told when an article is back in stock."
    type StockNotice {
        id: ID!
        variantId: ID!
        name: String!
        sku: String!
        productSlug: String!
        askedAt: DateTime!
    }
    type StockNoticeRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        "is-there, too-many or unknown-link"
        reason: String!
        field: String
    }
    type StoppedStockNotices {
        ended: Int!
    }
    union AskForStockNoticeResult = StockNotice | StockNoticeRefusal
    union StopStockNoticesResult = StoppedStockNotices | StockNoticeRefusal
    extend type Query {
        "What I wait for, the newest first."
        myStockNotices: [StockNotice!]!
    }
    extend type Mutation {
        "Asked for twice, it is one."
        askForStockNotice(variantId: ID!): AskForStockNoticeResult!
        "False where there was none."
        endStockNotice(variantId: ID!): Boolean!
        "By the link of a mail: all that its recipient still waits for."
        stopStockNotices(token: String!): StopStockNoticesResult!
    }
`;

export const noticeAdminSchema = gql`
    "Who waits, or waited, for an article to be back in stock."
    type StockNoticeEntry {
        id: ID!
        companyId: ID!
        companyName: String!
        personName: String!
        variantId: ID!
        variantName: String!
        sku: String!
        "waiting, told or ended"
        state: String!
        askedAt: DateTime!
        settledAt: DateTime
    }
    type StockNoticePage {
        items: [StockNoticeEntry!]!
        totalItems: Int!
    }
    input StockNoticesInput {
        state: String
        variantId: ID
        companyId: ID
        term: String
        "Days on which it was asked for"
        from: String
        until: String
        skip: Int
        take: Int
    }
    extend type Query {
        stockNotices(input: StockNoticesInput): StockNoticePage!
        "The same as a CSV file, of at most 50,000 rows."
        stockNoticesFile(input: StockNoticesInput): String!
    }
`;
