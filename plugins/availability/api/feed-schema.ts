import gql from 'graphql-tag';

export const feedAdminSchema = gql`
    "An external warehouse, and where its supplier publishes what lies there."
    type SupplierFeed {
        stockLocationId: ID!
        name: String!
        "Null when there is no feed."
        url: String
        everyMinutes: Int!
        skuColumn: String!
        quantityColumn: String!
        active: Boolean!
        version: Int!
        "How old the figures are"
        countedAt: DateTime
        isStale: Boolean!
        "Articles of which there are some"
        articles: Int!
        "applied, refused or failed"
        lastOutcome: String
        lastReason: String
        lastRunAt: DateTime
    }
    input SupplierFeedInput {
        stockLocationId: ID!
        url: String!
        everyMinutes: Int!
        skuColumn: String!
        quantityColumn: String!
        active: Boolean!
        version: Int
    }
    type SupplierFeedRun {
        id: ID!
        at: DateTime!
        "url or file"
        via: String!
        "applied; refused: what came is no list of stock; failed: nothing came"
        outcome: String!
        reason: String!
        rows: Int!
        changed: Int!
        rejected: Int!
        "The first of them"
        rejects: [SupplierFeedReject!]!
    }
    type SupplierFeedReject {
        row: Int!
        sku: String!
        reason: String!
    }
    type SupplierFeedRunPage {
        items: [SupplierFeedRun!]!
        totalItems: Int!
    }
    input SupplierFeedRunsInput {
        stockLocationId: ID!
        skip: Int
        take: Int
    }
    extend type Query {
        supplierFeeds: [SupplierFeed!]!
        supplierFeedRuns(input: SupplierFeedRunsInput!): SupplierFeedRunPage!
    }
    extend type Mutation {
        setSupplierFeed(input: SupplierFeedInput!): SupplierFeed!
        "Has it fetched now."
        pullSupplierFeed(stockLocationId: ID!): SupplierFeed!
    }
`;
