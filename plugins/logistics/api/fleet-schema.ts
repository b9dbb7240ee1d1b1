import gql from 'graphql-tag';

export const fleetAdminSchema = gql`
    type TransportDriver implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        name: String!
        phone: String!
        active: Boolean!
    }

    type TransportDriverList implements PaginatedList {
        items: [TransportDriver!]!
        totalItems: Int!
    }

    type TransportVehicle implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        name: String!
        plate: String!
        capacityG: Int!
        storedTareG: Int
        "When it was weighed; null when only the papers say it."
        storedTareAt: DateTime
        tareValidDays: Int!
        active: Boolean!
    }

    type TransportVehicleList implements PaginatedList {
        items: [TransportVehicle!]!
        totalItems: Int!
    }

    input CreateTransportDriverInput {
        name: String!
        phone: String!
        active: Boolean
    }

    input UpdateTransportDriverInput {
        id: ID!
        name: String
        phone: String
        active: Boolean
    }

    input CreateTransportVehicleInput {
        name: String!
        plate: String!
        capacityG: Int!
        storedTareG: Int
        tareValidDays: Int
        active: Boolean
    }

    input UpdateTransportVehicleInput {
        id: ID!
        name: String
        plate: String
        capacityG: Int
        storedTareG: Int
        tareValidDays: Int
        active: Boolean
    }

    # Generated at run time by Vendure.
    input TransportDriverListOptions
    input TransportVehicleListOptions

    extend type Query {
        transportDrivers(options: TransportDriverListOptions): TransportDriverList!
        transportDriver(id: ID!): TransportDriver
        transportVehicles(options: TransportVehicleListOptions): TransportVehicleList!
        transportVehicle(id: ID!): TransportVehicle
    }

    extend type Mutation {
        createTransportDriver(input: CreateTransportDriverInput!): TransportDriver!
        updateTransportDriver(input: UpdateTransportDriverInput!): TransportDriver!
        createTransportVehicle(input: CreateTransportVehicleInput!): TransportVehicle!
        updateTransportVehicle(input: UpdateTransportVehicleInput!): TransportVehicle!
    }
`;
