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
        "Of its plate, and of the limits that hold for it: IR, PL or RU."
        countryCode: String
        "What its papers allow it to weigh with its load."
        grossLimitG: Int
        bedLengthMm: Int
        bedVolumeDm3: Int
        "Where its axles stand: truck-2, truck-3, semi-4, semi-5 or semi-6."
        axleLayout: String
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
        countryCode: String
        grossLimitG: Int
        bedLengthMm: Int
        bedVolumeDm3: Int
        axleLayout: String
        active: Boolean
    }

    input UpdateTransportVehicleInput {
        id: ID!
        name: String
        plate: String
        capacityG: Int
        storedTareG: Int
        tareValidDays: Int
        countryCode: String
        grossLimitG: Int
        bedLengthMm: Int
        bedVolumeDm3: Int
        axleLayout: String
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
