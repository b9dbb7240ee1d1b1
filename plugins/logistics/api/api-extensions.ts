import gql from 'graphql-tag';

export const adminApiExtensions = gql`
    type Shipment implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        number: String!
        state: String!
        orderId: ID!
        orderCode: String!
        companyId: ID!
        companyName: String!
        branchId: ID
        driverId: ID
        driverName: String
        driverPhone: String
        vehicleId: ID
        vehicleName: String
        plate: String
        destination: String!
        plannedAt: DateTime!
        loadingAt: DateTime
        loadingStartedAt: DateTime
        dispatchedAt: DateTime
        deliveredAt: DateTime
        plannedWeightG: Int!
        receivedBy: String
        deliveryNote: String
        confirmedVia: String
        "States that it may go to now."
        nextStates: [String!]!
        lines: [ShipmentLine!]!
        firstWeighing: Weighing
        "The newest first: that one holds, the others were corrected."
        tickets: [WeighbridgeTicket!]!
    }
    type ShipmentLine {
        orderLineId: ID!
        productName: String!
        sku: String!
        baseUnit: String!
        quantity: Int!
    }
    type ShipmentList implements PaginatedList {
        items: [Shipment!]!
        totalItems: Int!
    }
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
        active: Boolean!
    }
    type TransportVehicleList implements PaginatedList {
        items: [TransportVehicle!]!
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
    type ShippableOrder {
        orderId: ID!
        orderCode: String!
        state: String!
        companyName: String!
        destination: String!
        lines: [ShippableLine!]!
    }
    type ShippableLine {
        orderLineId: ID!
        productName: String!
        sku: String!
        baseUnit: String!
        ordered: Int!
        planned: Int!
        remaining: Int!
        weightG: Int!
    }
    type ShipmentRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }
    type WeighingRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }
    type DeliveryRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
    }
    union ShipmentResult = Shipment | ShipmentRefusal
    union FirstWeightResult = Weighing | WeighingRefusal
    union TicketResult = WeighbridgeTicket | WeighingRefusal
    union ShipmentDeliveryResult = Shipment | DeliveryRefusal

    # generated at run time by Vendure
    input ShipmentListOptions
    input WeighbridgeTicketListOptions
    input TransportDriverListOptions
    input TransportVehicleListOptions
    input ScaleListOptions

    input ShipmentLineInput {
        orderLineId: ID!
        quantity: Int!
    }
    input CreateShipmentInput {
        orderId: ID!
        "Left out: all that remains of the order."
        lines: [ShipmentLineInput!]
        driverId: ID
        driverName: String
        driverPhone: String
        vehicleId: ID
        vehicleName: String
        plate: String
        "Left out: the branch's address."
        destination: String
        loadingAt: DateTime
        idempotencyKey: String!
    }
    input UpdateShipmentInput {
        id: ID!
        driverId: ID
        driverName: String
        driverPhone: String
        vehicleId: ID
        vehicleName: String
        plate: String
        destination: String
        loadingAt: DateTime
    }
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
    input ConfirmShipmentDeliveryInput {
        shipmentId: ID!
        receivedBy: String!
        note: String
        idempotencyKey: String!
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
        active: Boolean
    }
    input UpdateTransportVehicleInput {
        id: ID!
        name: String
        plate: String
        capacityG: Int
        storedTareG: Int
        active: Boolean
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
    extend type Query {
        shipments(options: ShipmentListOptions): ShipmentList!
        shipment(id: ID!): Shipment
        shippableOrders(term: String, take: Int): [ShippableOrder!]!
        weighbridgeTickets(options: WeighbridgeTicketListOptions): WeighbridgeTicketList!
        weighbridgeTicket(id: ID!): WeighbridgeTicket
        transportDrivers(options: TransportDriverListOptions): TransportDriverList!
        transportDriver(id: ID!): TransportDriver
        transportVehicles(options: TransportVehicleListOptions): TransportVehicleList!
        transportVehicle(id: ID!): TransportVehicle
        scales(options: ScaleListOptions): ScaleList!
        scale(id: ID!): Scale
        readScale(scaleId: ID!): ScaleSight!
    }
    extend type Mutation {
        createShipment(input: CreateShipmentInput!): ShipmentResult!
        updateShipment(input: UpdateShipmentInput!): ShipmentResult!
        startLoading(id: ID!): ShipmentResult!
        dispatchShipment(id: ID!): ShipmentResult!
        cancelShipment(id: ID!, reason: String!): ShipmentResult!
        confirmShipmentDelivery(input: ConfirmShipmentDeliveryInput!): ShipmentDeliveryResult!
        recordFirstWeight(input: RecordWeightInput!): FirstWeightResult!
        recordSecondWeight(input: RecordWeightInput!): TicketResult!
        correctTicket(input: CorrectTicketInput!): TicketResult!
        createTransportDriver(input: CreateTransportDriverInput!): TransportDriver!
        updateTransportDriver(input: UpdateTransportDriverInput!): TransportDriver!
        createTransportVehicle(input: CreateTransportVehicleInput!): TransportVehicle!
        updateTransportVehicle(input: UpdateTransportVehicleInput!): TransportVehicle!
        createScale(input: CreateScaleInput!): Scale!
        updateScale(input: UpdateScaleInput!): Scale!
    }
`;

export const shopApiExtensions = gql`
    type MyShipment {
        id: ID!
        number: String!
        "planned, loading, weighed, dispatched or delivered"
        state: String!
        driverName: String
        vehicle: String
        plate: String
        destination: String!
        loadingAt: DateTime
        dispatchedAt: DateTime
        deliveredAt: DateTime
        plannedWeightKg: Float!
        grossKg: Float
        tareKg: Float
        netKg: Float
        ticketNumber: String
        mayConfirm: Boolean!
        trackingUrl: String
    }
    type DeliveryRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
    }
    union ConfirmDeliveryResult = MyShipment | DeliveryRefusal

    extend type MyOrder {
        shipments: [MyShipment!]!
        "Where the order of somebody without an account is followed without signing in"
        trackingUrl: String
    }

    extend type Mutation {
        confirmDelivery(shipmentId: ID!, receivedBy: String!, note: String, idempotencyKey: String!): ConfirmDeliveryResult!
    }
`;
