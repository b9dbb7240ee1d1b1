import gql from 'graphql-tag';

export const weighbridgeAdminSchema = gql`
    type Weighing {
        id: ID!
        weightG: Int!
        weighedAt: DateTime!
        isManual: Boolean!
        manualReason: String
    }

    "A weight that one person alone may not record, and that waits for a second one."
    type WeightRequest implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        shipmentId: ID!
        shipmentNumber: String!
        scaleName: String!
        "first or second"
        step: String!
        weightG: Int!
        weighedAt: DateTime!
        isManual: Boolean!
        "What it was refused for, as WeighingRefusal.reason"
        refusal: String!
        reason: String!
        seals: [String!]!
        "waiting, approved or rejected"
        state: String!
        answer: String
        isMine: Boolean!
        version: Int!
    }

    type WeightRequestList implements PaginatedList {
        items: [WeightRequest!]!
        totalItems: Int!
    }

    "One vehicle that stood still on a weighbridge, as the agent in the scale house recorded it."
    type ScalePassage {
        id: ID!
        weightG: Int!
        stoodAt: DateTime!
        receivedAt: DateTime!
        "Whether the weighbridge was seen empty since the one before."
        isAfterZero: Boolean!
        "Whether it stands on a ticket or as an empty weight."
        isUsed: Boolean!
    }

    type WeighingPhoto {
        id: ID!
        createdAt: DateTime!
        width: Int!
        height: Int!
        "Where staff get the picture."
        path: String!
    }

    type ScaleAgent {
        secretAt: DateTime!
        seenAt: DateTime
        "Passages that wait in its queue."
        waiting: Int!
    }

    "Told once: only its hash is kept."
    type ScaleSecret {
        scaleId: ID!
        secret: String!
    }

    extend type Shipment {
        "Weights that wait for a second person."
        weightRequests: [WeightRequest!]!
        photos: [WeighingPhoto!]!
        "Until when the kept empty weight of its vehicle may be the tare; null without one."
        storedTareUntil: DateTime
        storedTareG: Int
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
        "scale, agent, erp or file"
        source: String!
        "weighed, stored or stated"
        tareSource: String!
        externalNumber: String
        seals: [String!]!
        "Whether a second person agreed to it."
        isApproved: Boolean!
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
        "tcp: the server reads the indicator; agent: a program in the scale house does"
        source: String!
        host: String
        port: Int
        "toledo, rinstrum, sma or st-gs"
        protocol: String!
        hasChecksum: Boolean!
        "kg, t or lb: what the indicator shows, where its frames do not say"
        unit: String!
        divisionG: Int!
        minimumG: Int!
        capacityG: Int!
        "Whether the weighbridge must have been empty since the weight before."
        needsZero: Boolean!
        minSecondsBetween: Int!
        "Whether a typed weight counts only when somebody else agrees to it."
        needsSecondPerson: Boolean!
        toleranceBasisPoints: Int!
        toleranceG: Int!
        active: Boolean!
        emptyAt: DateTime
        agent: ScaleAgent
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

    union WeightRequestResult = WeightRequest | WeighingRefusal

    union TicketResult = WeighbridgeTicket | WeighingRefusal

    input RecordWeightInput {
        shipmentId: ID!
        scaleId: ID!
        "Only when the indicator cannot be read: needs a reason and stays marked."
        manualWeightG: Int
        "What the agent recorded. Left out: the vehicle that stands there now."
        passageId: ID
        reason: String
        "Of the empty vehicle: keep it as the tare of later tickets."
        keepAsTare: Boolean
        "Of the loaded vehicle that was not weighed empty: take its kept empty weight."
        useStoredTare: Boolean
        seals: [String!]
        idempotencyKey: String!
    }

    input AskForWeightInput {
        shipmentId: ID!
        scaleId: ID!
        "first or second"
        step: String!
        manualWeightG: Int
        passageId: ID
        reason: String!
        useStoredTare: Boolean
        seals: [String!]
        idempotencyKey: String!
    }

    input DecideWeightInput {
        id: ID!
        approve: Boolean!
        answer: String
        version: Int
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
        source: String
        host: String
        port: Int
        protocol: String
        hasChecksum: Boolean
        unit: String
        divisionG: Int
        minimumG: Int
        capacityG: Int
        needsZero: Boolean
        minSecondsBetween: Int
        needsSecondPerson: Boolean
        toleranceBasisPoints: Int!
        toleranceG: Int!
        active: Boolean
    }

    input UpdateScaleInput {
        id: ID!
        code: String
        name: String
        source: String
        host: String
        port: Int
        protocol: String
        hasChecksum: Boolean
        unit: String
        divisionG: Int
        minimumG: Int
        capacityG: Int
        needsZero: Boolean
        minSecondsBetween: Int
        needsSecondPerson: Boolean
        toleranceBasisPoints: Int
        toleranceG: Int
        active: Boolean
    }

    # Generated at run time by Vendure.
    input WeighbridgeTicketListOptions
    input ScaleListOptions
    input WeightRequestListOptions

    extend type Query {
        weighbridgeTickets(options: WeighbridgeTicketListOptions): WeighbridgeTicketList!
        weighbridgeTicket(id: ID!): WeighbridgeTicket
        scales(options: ScaleListOptions): ScaleList!
        scale(id: ID!): Scale
        readScale(scaleId: ID!): ScaleSight!
        weightRequests(options: WeightRequestListOptions): WeightRequestList!
        "The newest first."
        scalePassages(scaleId: ID!, take: Int): [ScalePassage!]!
    }

    extend type Mutation {
        recordFirstWeight(input: RecordWeightInput!): FirstWeightResult!
        recordSecondWeight(input: RecordWeightInput!): TicketResult!
        correctTicket(input: CorrectTicketInput!): TicketResult!
        createScale(input: CreateScaleInput!): Scale!
        updateScale(input: UpdateScaleInput!): Scale!
        askForWeight(input: AskForWeightInput!): WeightRequestResult!
        decideWeight(input: DecideWeightInput!): WeightRequestResult!
        "The old secret of the scale's agent ends at once."
        renewScaleSecret(scaleId: ID!): ScaleSecret!
    }
`;
