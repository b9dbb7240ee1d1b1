import gql from 'graphql-tag';

export const shortageAdminSchema = gql`
    "Pieces of an order line that were not made; its order waits for a decision"
    type ProductionShortage {
        orderId: ID!
        orderCode: String!
        orderLineId: ID!
        companyName: String!
        sku: String!
        productName: String!
        "In base units of the product"
        ordered: Int!
        made: Int!
        writtenOff: Int!
        missing: Int!
        since: DateTime!
    }

    type ProductionShortageList {
        items: [ProductionShortage!]!
        totalItems: Int!
    }

    input SettleShortageInput {
        orderId: ID!
        orderLineId: ID!
        "remake: the rest is made; ship-short: the order gets fewer, at their price; write-off: the order stays as it is"
        decision: String!
        "What was shown as missing"
        missing: Int!
        reason: String!
    }

    type SettledShortage {
        orderId: ID!
        orderState: String!
        "Of the rest that is made"
        workOrderId: ID
    }

    union SettleShortageResult = SettledShortage | WorkOrderRefusal | OrderChangeRefusal | PlacementRefusal

    extend type Query {
        "What waits for a decision, the oldest first"
        productionShortages(skip: Int, take: Int): ProductionShortageList!
    }

    extend type Mutation {
        settleShortage(input: SettleShortageInput!): SettleShortageResult!
    }
`;
