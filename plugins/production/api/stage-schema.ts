import gql from 'graphql-tag';

export const stageShopSchema = gql`
    "One step of making an order line"
    type OrderStage {
        id: ID!
        lineId: ID!
        productName: String!
        "In the language of the request"
        name: String!
        "waiting, running, paused or done"
        state: String!
        plannedStart: DateTime
        plannedEnd: DateTime
        startedAt: DateTime
        finishedAt: DateTime
        "In base units of the product: to be made, and made until now"
        quantity: Int!
        goodQuantity: Int!
    }

    extend type MyOrder {
        progressPercent: Int!
        "By when it is promised to be made, YYYY-MM-DD; null as long as nothing of it is on the floor"
        promisedDay: String
        stages: [OrderStage!]!
    }
`;
