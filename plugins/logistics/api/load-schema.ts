import gql from 'graphql-tag';

export const loadAdminSchema = gql`
    "One trip of one truck, with shipments of one or more companies."
    type TransportLoad implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        number: String!
        "planned, arrived, inside, gone or cancelled"
        state: String!
        driverId: ID
        driverName: String
        driverPhone: String
        vehicleId: ID
        vehicleName: String
        plate: String
        carrier: String
        "Whose roads it drives on: IR, PL or RU."
        countryCode: String
        gateAt: DateTime
        arrivedAt: DateTime
        insideAt: DateTime
        goneAt: DateTime
        version: Int!
        "What may be written down at the gate now."
        nextSteps: [String!]!
        "Whether it carries goods of customers whom the asker does not see: stops and weights are without those, and changing it is for others."
        isShared: Boolean!
        check: LoadCheck!
        "In the order in which they are unloaded."
        stops: [LoadStop!]!
        "By the tickets of what is weighed; null as long as nothing is."
        realWeightG: Int
        "Until when the driver's link opens his page; null when there is none."
        driverLinkUntil: DateTime
        "What the driver told by his page, the oldest first."
        driverSteps: [DriverStep!]!
    }

    type DriverStep {
        id: ID!
        "arrived, loaded, on-way, at-stop, delivered, partial, signature or photo"
        kind: String!
        at: DateTime!
        shipmentId: ID
        "Degrees; null unless he allowed it."
        latitude: Float
        longitude: Float
        note: String
    }

    type TransportLoadList implements PaginatedList {
        items: [TransportLoad!]!
        totalItems: Int!
    }

    "How full a truck is by plan. What is not known of it is null and is not checked."
    type LoadCheck {
        weightG: Int!
        payloadG: Int
        grossG: Int
        grossLimitG: Int
        volumeDm3: Int
        bedVolumeDm3: Int
        "The fuller of weight and volume, in hundredths of a percent."
        fullBasisPoints: Int
        axles: [LoadAxle!]!
        "payload, gross, volume, axle"
        over: [String!]!
    }

    type LoadAxle {
        "steering, single, tandem or tridem"
        kind: String!
        axles: Int!
        loadG: Int!
        limitG: Int!
        overG: Int!
    }

    type LoadStop {
        stop: Int!
        shipment: Shipment!
        weightG: Int!
        volumeDm3: Int
        netG: Int
        "1 is loaded first and lies at the front of the bed."
        loadedAs: Int!
        startMm: Int
        lengthMm: Int
    }

    type LoadRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union LoadResult = TransportLoad | LoadRefusal

    input CreateLoadInput {
        "In the order in which they are unloaded."
        shipmentIds: [ID!]!
        driverId: ID
        driverName: String
        driverPhone: String
        vehicleId: ID
        vehicleName: String
        plate: String
        carrier: String
        countryCode: String
        gateAt: DateTime
        idempotencyKey: String!
    }

    input UpdateLoadInput {
        id: ID!
        version: Int!
        "All of them, in the order in which they are unloaded."
        shipmentIds: [ID!]!
        driverId: ID
        driverName: String
        driverPhone: String
        vehicleId: ID
        vehicleName: String
        plate: String
        carrier: String
        countryCode: String
        gateAt: DateTime
    }

    input GateTimeInput {
        id: ID!
        "arrived, inside or gone"
        step: String!
        "Of who lets in what is too long, or lies too heavily on an axle."
        reason: String
    }

    extend type Shipment {
        loadId: ID
        loadNumber: String
        stop: Int
        "What the truck weighed with what was loaded before this."
        weightBeforeG: Int
        deliveredInPart: Boolean!
    }

    # Generated at run time by Vendure.
    input TransportLoadListOptions

    extend type Query {
        loads(options: TransportLoadListOptions): TransportLoadList!
        load(id: ID!): TransportLoad
        loadableShipments(take: Int): [Shipment!]!
    }

    extend type Mutation {
        createLoad(input: CreateLoadInput!): LoadResult!
        updateLoad(input: UpdateLoadInput!): LoadResult!
        recordGateTime(input: GateTimeInput!): LoadResult!
        cancelLoad(id: ID!, reason: String!): LoadResult!
        "The address of the driver's page; the same one as long as it is not taken back."
        issueDriverLink(loadId: ID!): String!
        "Whether there was one."
        revokeDriverLink(loadId: ID!): Boolean!
    }
`;
