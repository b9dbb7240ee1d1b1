import gql from 'graphql-tag';

export const shipmentAdminSchema = gql`
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

    type DeliveryRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
    }

    union ShipmentResult = Shipment | ShipmentRefusal

    union ShipmentDeliveryResult = Shipment | DeliveryRefusal

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

    input ConfirmShipmentDeliveryInput {
        shipmentId: ID!
        receivedBy: String!
        note: String
        idempotencyKey: String!
    }

    type OrderWaybill {
        "The number under which the carrier has the goods"
        number: String!
        "Empty: nobody said"
        carrier: String!
    }

    extend type CompanyOrder {
        "As the ERP has them"
        waybills: [OrderWaybill!]!
    }

    # Generated at run time by Vendure.
    input ShipmentListOptions

    extend type Query {
        shipments(options: ShipmentListOptions): ShipmentList!
        shipment(id: ID!): Shipment
        shippableOrders(term: String, take: Int): [ShippableOrder!]!
    }

    extend type Mutation {
        createShipment(input: CreateShipmentInput!): ShipmentResult!
        updateShipment(input: UpdateShipmentInput!): ShipmentResult!
        startLoading(id: ID!): ShipmentResult!
        dispatchShipment(id: ID!): ShipmentResult!
        cancelShipment(id: ID!, reason: String!): ShipmentResult!
        confirmShipmentDelivery(input: ConfirmShipmentDeliveryInput!): ShipmentDeliveryResult!
    }
`;

export const shipmentShopSchema = gql`
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
        "Once a courier carries it"
        courier: ShipmentCourier
    }

    type ShipmentCourier {
        name: String!
        "confirmed, on-way, delivered or returned"
        state: String!
        trackingNumber: String!
        "Where it is followed at the courier's site"
        trackingUrl: String
    }

    type DeliveryRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
    }

    union ConfirmDeliveryResult = MyShipment | DeliveryRefusal

    type OrderWaybill {
        "The number under which the carrier has the goods"
        number: String!
        "Empty: nobody said"
        carrier: String!
    }

    extend type MyOrder {
        shipments: [MyShipment!]!
        "As the firm's ERP has them"
        waybills: [OrderWaybill!]!
        "Where the order of somebody without an account is followed without signing in"
        trackingUrl: String
    }

    extend type Mutation {
        confirmDelivery(shipmentId: ID!, receivedBy: String!, note: String, idempotencyKey: String!): ConfirmDeliveryResult!
    }
`;
