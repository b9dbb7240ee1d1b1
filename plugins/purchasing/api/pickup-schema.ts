import gql from 'graphql-tag';

export const pickupShopSchema = gql`
    "Who comes for an order. Minutes are counted from midnight, on the firm's clock."
    type MyPickup {
        "YYYY-MM-DD"
        day: String!
        startMinute: Int!
        endMinute: Int!
        firstName: String!
        lastName: String!
        phone: String
        remarks: String!
        version: Int!
        "False once the goods are being made ready for it"
        mayChange: Boolean!
    }

    type PickupDay {
        "YYYY-MM-DD"
        day: String!
        slots: [PickupSlot!]!
    }

    type PickupSlot {
        startMinute: Int!
        endMinute: Int!
        "How many may still come then"
        left: Int!
    }

    input AnnouncePickupInput {
        "Of the order"
        code: String!
        "YYYY-MM-DD"
        day: String!
        startMinute: Int!
        firstName: String!
        lastName: String!
        phone: String!
        remarks: String
        "Of the pick-up that is changed"
        version: Int
        idempotencyKey: String!
    }

    type PickupRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union PickupResult = MyOrder | PickupRefusal

    extend type MyOrder {
        pickup: MyPickup
        "Whether somebody may come for it, as it stands now"
        takesPickup: Boolean!
    }

    extend type Query {
        "When the warehouse can give goods of now out"
        pickupDays: [PickupDay!]!
    }

    extend type Mutation {
        announcePickup(input: AnnouncePickupInput!): PickupResult!
        callOffPickup(code: String!, idempotencyKey: String!): PickupResult!
    }
`;

export const pickupBoardSchema = gql`
    "Somebody who comes for an order"
    type PickupRow {
        orderId: ID!
        orderCode: String!
        orderState: String!
        companyId: ID!
        companyName: String!
        "YYYY-MM-DD"
        day: String!
        startMinute: Int!
        endMinute: Int!
        firstName: String!
        lastName: String!
        phone: String
        remarks: String!
        weightKg: Float!
        lineCount: Int!
    }

    extend type Query {
        "In the order of their hours"
        pickupBoard(day: String!): [PickupRow!]!
    }
`;
