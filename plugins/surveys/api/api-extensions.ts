import gql from 'graphql-tag';

export const adminApiExtensions = gql`
    type Rating implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        ratedAt: DateTime!
        orderId: ID!
        orderCode: String!
        shipmentId: ID!
        shipmentNumber: String!
        companyId: ID!
        companyName: String!
        "Of the goods, 1 to 5."
        product: Int!
        "Of the transport, 1 to 5."
        transport: Int!
        comment: String
        "portal or link"
        source: String!
    }
    type RatingList implements PaginatedList {
        items: [Rating!]!
        totalItems: Int!
    }
    type RatingAverages {
        count: Int!
        product: Float
        transport: Float
    }
    # generated at run time by Vendure
    input RatingListOptions
    extend type Query {
        ratings(options: RatingListOptions): RatingList!
        ratingAverages(from: DateTime, until: DateTime, companyId: ID): RatingAverages!
    }
`;

export const shopApiExtensions = gql`
    type Rating {
        product: Int!
        transport: Int!
        comment: String
        at: DateTime!
    }
    type RatingRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
    }
    union RateDeliveryResult = Rating | RatingRefusal
    input RateDeliveryInput {
        shipmentId: ID!
        "1 to 5"
        product: Int!
        "1 to 5"
        transport: Int!
        comment: String
        idempotencyKey: String!
    }
    extend type MyShipment {
        rating: Rating
        mayRate: Boolean!
    }
    extend type Mutation {
        rateDelivery(input: RateDeliveryInput!): RateDeliveryResult!
    }
`;
