import gql from 'graphql-tag';

export const courierAdminSchema = gql`
    "The firm's account with a courier. Its token is never shown."
    type CourierAccount {
        id: ID!
        name: String!
        kind: String!
        organization: String!
        service: String!
        hasToken: Boolean!
        "Whether the courier was given an address for his calls."
        hasHook: Boolean!
        enabled: Boolean!
        version: Int!
    }

    type CourierKind {
        kind: String!
        name: String!
        services: [String!]!
        countries: [String!]!
        currencies: [String!]!
        cash: Boolean!
        insurance: Boolean!
    }

    type CourierCheck {
        isOk: Boolean!
        name: String!
        problem: String
    }

    type CourierParcel {
        lengthMm: Int!
        widthMm: Int!
        heightMm: Int!
        weightG: Int!
    }

    type CourierFieldProblem {
        field: String!
        problem: String!
    }

    "Where a shipment goes, as its order says."
    type CourierDraft {
        receiverName: String!
        receiverPhone: String!
        receiverEmail: String
        streetLine: String!
        city: String!
        postalCode: String!
        countryCode: String!
        currencyCode: String!
        weightG: Int!
    }

    type CourierBooking {
        id: ID!
        createdAt: DateTime!
        reference: String!
        accountId: ID!
        courierName: String!
        "waiting, taken, unpaid, confirmed, on-way, delivered, returned, refused or cancelled"
        state: String!
        "The courier's own word for it."
        status: String
        trackingNumber: String
        "Where people follow it at the courier's site."
        trackingUrl: String
        receiverName: String!
        receiverPhone: String!
        receiverEmail: String
        streetLine: String!
        city: String!
        postalCode: String!
        countryCode: String!
        parcels: [CourierParcel!]!
        cashMinor: Int
        insuredMinor: Int
        currencyCode: String!
        "What went wrong last."
        problem: String
        "What the courier finds wrong with fields of the input."
        fieldProblems: [CourierFieldProblem!]!
        "It is not tried any more until somebody says so."
        isStuck: Boolean!
        isCalledOff: Boolean!
        hasLabel: Boolean!
        mayCancel: Boolean!
    }

    type CourierRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union CourierBookingResult = CourierBooking | CourierRefusal

    input SaveCourierAccountInput {
        id: ID
        name: String!
        kind: String!
        organization: String!
        service: String!
        "Left out: the one that is kept stays."
        token: String
        enabled: Boolean!
        version: Int
    }

    input CourierParcelInput {
        lengthMm: Int!
        widthMm: Int!
        heightMm: Int!
        weightG: Int!
    }

    input BookCourierInput {
        shipmentId: ID!
        accountId: ID!
        receiverName: String!
        receiverPhone: String!
        receiverEmail: String
        streetLine: String!
        city: String!
        postalCode: String!
        countryCode: String!
        parcels: [CourierParcelInput!]!
        "To be collected from the receiver."
        cashMinor: Int
        insuredMinor: Int
        idempotencyKey: String!
    }

    extend type Shipment {
        "The newest first."
        courierBookings: [CourierBooking!]!
    }

    extend type Query {
        courierKinds: [CourierKind!]!
        courierAccounts: [CourierAccount!]!
        courierDraft(shipmentId: ID!): CourierDraft!
    }

    extend type Mutation {
        saveCourierAccount(input: SaveCourierAccountInput!): CourierAccount!
        "Asks the courier who the account is."
        checkCourierAccount(id: ID!): CourierCheck!
        "The secret end of the address for the courier's calls; shown this once."
        renewCourierHook(accountId: ID!): String!
        bookCourier(input: BookCourierInput!): CourierBookingResult!
        cancelCourier(shipmentId: ID!, reason: String!): CourierBookingResult!
        "What got stuck, or was not paid for, is tried once more."
        retryCourier(shipmentId: ID!): CourierBookingResult!
    }
`;
