import gql from 'graphql-tag';

export const weighbridgeAdminSchema = gql`
    type Weighing {
        id: ID!
        weightG: Int!
        weighedAt: DateTime!
        isManual: Boolean!
        manualReason: String
    }

    type WeighbridgeTicket implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        number: String!
        shipmentId: ID!
        shipmentNumber: String!
        orderCode: String!
        companyName: String!
        plate: String
        driverName: String
        destination: String!
        scaleName: String!
        grossG: Int!
        tareG: Int!
        netG: Int!
        plannedWeightG: Int!
        differenceG: Int!
        isWithinTolerance: Boolean!
        firstWeighedAt: DateTime!
        secondWeighedAt: DateTime!
        isManual: Boolean!
        reason: String
        correctsTicketId: ID
        hash: String!
    }

    type WeighbridgeTicketList implements PaginatedList {
        items: [WeighbridgeTicket!]!
        totalItems: Int!
    }

    type Scale implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        code: String!
        name: String!
        host: String!
        port: Int!
        hasChecksum: Boolean!
        toleranceBasisPoints: Int!
        toleranceG: Int!
        active: Boolean!
    }

    type ScaleList implements PaginatedList {
        items: [Scale!]!
        totalItems: Int!
    }

    "What a weighbridge shows now."
    type ScaleSight {
        scaleId: ID!
        isConnected: Boolean!
        weightG: Float
        isInMotion: Boolean!
        ageMs: Int
        "True when the weight may be recorded now."
        isRecordable: Boolean!
        "Why it may not: scale-silent, out-of-range, net-mode, not-stable, too-light."
        refusal: String
        droppedFrames: Int!
    }

    type WeighingRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union FirstWeightResult = Weighing | WeighingRefusal

    union TicketResult = WeighbridgeTicket | WeighingRefusal

    input RecordWeightInput {
        shipmentId: ID!
        scaleId: ID!
        "Only when the indicator cannot be read: needs a reason and stays marked."
        manualWeightG: Int
        reason: String
        idempotencyKey: String!
    }

    input CorrectTicketInput {
        ticketId: ID!
        grossG: Int!
        tareG: Int!
        reason: String
        idempotencyKey: String!
    }

    input CreateScaleInput {
        code: String!
        name: String!
        host: String!
        port: Int!
        hasChecksum: Boolean
        toleranceBasisPoints: Int!
        toleranceG: Int!
        active: Boolean
    }

    input UpdateScaleInput {
        id: ID!
        code: String
        name: String
        host: String
        port: Int
        hasChecksum: Boolean
        toleranceBasisPoints: Int
        toleranceG: Int
        active: Boolean
    }

    # Generated at run time by Vendure.
    input WeighbridgeTicketListOptions
    input ScaleListOptions

    extend type Query {
        weighbridgeTickets(options: WeighbridgeTicketListOptions): WeighbridgeTicketList!
        weighbridgeTicket(id: ID!): WeighbridgeTicket
        scales(options: ScaleListOptions): ScaleList!
        scale(id: ID!): Scale
        readScale(scaleId: ID!): ScaleSight!
    }

    extend type Mutation {
        recordFirstWeight(input: RecordWeightInput!): FirstWeightResult!
        recordSecondWeight(input: RecordWeightInput!): TicketResult!
        correctTicket(input: CorrectTicketInput!): TicketResult!
        createScale(input: CreateScaleInput!): Scale!
        updateScale(input: UpdateScaleInput!): Scale!
    }
`;
