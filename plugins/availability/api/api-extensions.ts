import gql from 'graphql-tag';

export const shopApiExtensions = gql`
    extend type Query {
        "What is said of the stock when so many base units are wanted; null when there is no such article."
        stockStatement(variantId: ID!, quantity: Int!): StockStatement
    }
`;

export const adminApiExtensions = gql`
    "How customers are told of the stock."
    type AvailabilityRules {
        "exact, bands or yes-no"
        showAs: String!
        "Where each band begins; the last has no end."
        bands: [Int!]!
        "to-stock or beyond-stock, of variants without a rule of their own"
        policy: String!
        "Working days until what goes above the stock is there"
        leadMinDays: Int!
        leadMaxDays: Int!
        "From when on a supplier's figures count as nothing"
        staleAfterHours: Int!
        version: Int!
    }
    input AvailabilityRulesInput {
        showAs: String!
        bands: [Int!]!
        policy: String!
        leadMinDays: Int!
        leadMaxDays: Int!
        staleAfterHours: Int!
        version: Int
    }
    type Warehouse {
        stockLocationId: ID!
        name: String!
        "local or external"
        kind: String!
        leadMinDays: Int!
        leadMaxDays: Int!
        "When a supplier last told its figures; null where the firm counts itself."
        countedAt: DateTime
        isStale: Boolean!
        version: Int!
    }
    input WarehouseInput {
        stockLocationId: ID!
        kind: String!
        leadMinDays: Int!
        leadMaxDays: Int!
        version: Int
    }
    "What is null is as the firm's rules say."
    type VariantAvailability {
        variantId: ID!
        policy: String
        leadMinDays: Int
        leadMaxDays: Int
        version: Int!
    }
    input VariantAvailabilityInput {
        variantId: ID!
        policy: String
        leadMinDays: Int
        leadMaxDays: Int
        version: Int
    }
    type ExpectedDelivery {
        id: ID!
        variantId: ID!
        sku: String!
        variantName: String!
        "In base units"
        quantity: Int!
        "YYYY-MM-DD"
        day: String!
        reference: String!
        version: Int!
        "Its day has passed: customers are not told of it any more."
        isOverdue: Boolean!
    }
    type ExpectedDeliveryPage {
        items: [ExpectedDelivery!]!
        totalItems: Int!
    }
    input ExpectedDeliveriesInput {
        skip: Int
        take: Int
        term: String
        overdueOnly: Boolean
    }
    "Without an id a new one."
    input ExpectedDeliveryInput {
        id: ID
        variantId: ID!
        quantity: Int!
        day: String!
        reference: String
        version: Int
    }
    extend type Query {
        availabilityRules: AvailabilityRules!
        warehouses: [Warehouse!]!
        variantAvailability(variantId: ID!): VariantAvailability!
        expectedDeliveries(input: ExpectedDeliveriesInput): ExpectedDeliveryPage!
    }
    extend type Mutation {
        setAvailabilityRules(input: AvailabilityRulesInput!): AvailabilityRules!
        setWarehouse(input: WarehouseInput!): Warehouse!
        setVariantAvailability(input: VariantAvailabilityInput!): VariantAvailability!
        setExpectedDelivery(input: ExpectedDeliveryInput!): ExpectedDelivery!
        deleteExpectedDelivery(id: ID!): DeletionResponse!
    }
`;
