import gql from 'graphql-tag';

export const preSaleAdminSchema = gql`
    "A variant that is sold before it is there."
    type PreSale {
        id: ID!
        variantId: ID!
        sku: String!
        variantName: String!
        "In base units: what may be sold, and what of it is"
        quantity: Int!
        sold: Int!
        "When the goods are to be there, YYYY-MM-DD"
        day: String!
        "Sold from this day on, and until this one, it included; without them from at once, and until the goods are there"
        fromDay: String
        untilDay: String
        "Who gets goods that come for some only: in-turn or by-hand"
        handOut: String!
        "Can it be ordered today?"
        isOpen: Boolean!
        isOverdue: Boolean!
        "When there were goods for all who waited"
        endedAt: DateTime
        version: Int!
    }
    type PreSalePage {
        items: [PreSale!]!
        totalItems: Int!
    }
    "ended: those too that are over"
    input PreSalesInput {
        skip: Int
        take: Int
        term: String
        ended: Boolean
    }
    "Without an id a new one."
    input PreSaleInput {
        id: ID
        variantId: ID!
        quantity: Int!
        day: String!
        fromDay: String
        untilDay: String
        handOut: String
        version: Int
    }
    extend type Query {
        preSales(input: PreSalesInput): PreSalePage!
    }
    extend type Mutation {
        setPreSale(input: PreSaleInput!): PreSale!
        "Not once somebody has ordered of it"
        deletePreSale(id: ID!): DeletionResponse!
    }
`;
