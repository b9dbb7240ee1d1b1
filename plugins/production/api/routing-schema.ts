import gql from 'graphql-tag';

export const routingAdminSchema = gql`
    "A name in the languages of the firm's people and customers"
    type ProductionName {
        en: String!
        fa: String!
        pl: String
        ru: String
    }

    input ProductionNameInput {
        en: String!
        fa: String!
        pl: String
        ru: String
    }

    type ProductionStation implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        code: String!
        name: ProductionName!
        active: Boolean!
        "Minutes after midnight in the firm's time zone"
        openMinute: Int!
        closeMinute: Int!
        "How many operations may run here at the same time"
        parallelOperations: Int!
        operators: [StationOperator!]!
    }

    type StationOperator {
        id: ID!
        firstName: String!
        lastName: String!
        emailAddress: String!
    }

    type ProductionStationList implements PaginatedList {
        items: [ProductionStation!]!
        totalItems: Int!
    }

    input ProductionStationListOptions

    input ProductionStationInput {
        code: String!
        name: ProductionNameInput!
        active: Boolean
        openMinute: Int!
        closeMinute: Int!
        parallelOperations: Int
        operatorIds: [ID!]
    }

    type ProductionRouting implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        title: String!
        variantId: ID
        variantName: String
        categoryId: ID
        categoryName: String
        active: Boolean!
        operations: [RoutingOperation!]!
    }

    type RoutingOperation {
        id: ID!
        sequence: Int!
        kind: String!
        name: ProductionName!
        stationId: ID!
        station: ProductionStationName!
        setupMinutes: Int!
        minutesPerUnit: Float!
    }

    type ProductionStationName {
        id: ID!
        code: String!
        name: ProductionName!
    }

    type ProductionRoutingList implements PaginatedList {
        items: [ProductionRouting!]!
        totalItems: Int!
    }

    input ProductionRoutingListOptions

    input RoutingOperationInput {
        kind: String!
        name: ProductionNameInput!
        stationId: ID!
        setupMinutes: Int!
        minutesPerUnit: Float!
    }

    input ProductionRoutingInput {
        title: String!
        variantId: ID
        categoryId: ID
        active: Boolean
        operations: [RoutingOperationInput!]!
    }

    extend type Query {
        productionStations(options: ProductionStationListOptions): ProductionStationList!
        productionStation(id: ID!): ProductionStation
        productionRoutings(options: ProductionRoutingListOptions): ProductionRoutingList!
        productionRouting(id: ID!): ProductionRouting
        "Staff members who may be made operators of a station"
        productionStaff: [StationOperator!]!
    }

    extend type Mutation {
        createProductionStation(input: ProductionStationInput!): ProductionStation!
        updateProductionStation(id: ID!, input: ProductionStationInput!): ProductionStation!
        deleteProductionStation(id: ID!): DeletionResponse!
        createProductionRouting(input: ProductionRoutingInput!): ProductionRouting!
        updateProductionRouting(id: ID!, input: ProductionRoutingInput!): ProductionRouting!
        deleteProductionRouting(id: ID!): DeletionResponse!
    }
`;
