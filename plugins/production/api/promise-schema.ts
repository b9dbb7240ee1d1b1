import gql from 'graphql-tag';

export const promiseAdminSchema = gql`
    "By when the customer is told that his order is made"
    type OrderPromise {
        orderId: ID!
        "YYYY-MM-DD"
        day: String!
        version: Int!
        "The latest first"
        changes: [OrderPromiseChange!]!
    }

    type OrderPromiseChange {
        id: ID!
        createdAt: DateTime!
        before: String
        after: String!
        "first: its work was released; plan: the plan had passed it; staff: somebody said so"
        source: String!
        reason: String!
        administratorName: String
    }

    type ProductionSettings {
        "Working days between the plan's end and what a customer is promised"
        promiseBufferDays: Int!
        version: Int!
    }

    type OrderPromiseRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    input PromisedDayInput {
        orderId: ID!
        "YYYY-MM-DD; not before the plan's end"
        day: String!
        "Stays within the firm"
        reason: String!
        version: Int!
    }

    input ProductionSettingsInput {
        promiseBufferDays: Int!
        "0 as long as nobody has set any"
        version: Int!
    }

    union OrderPromiseResult = OrderPromise | OrderPromiseRefusal

    extend type Query {
        "Null as long as nothing of the order is on the floor"
        orderPromise(orderId: ID!): OrderPromise
        productionSettings: ProductionSettings!
    }

    extend type Mutation {
        setPromisedDay(input: PromisedDayInput!): OrderPromiseResult!
        setProductionSettings(input: ProductionSettingsInput!): ProductionSettings!
    }
`;
