import gql from 'graphql-tag';

const courierLabel = `
    "The waybill of the buyer's own courier, and its label"
    type CourierLabel {
        "Empty until it is said"
        waybillNumber: String!
        "pdf, png or jpeg; null until it is sent"
        labelFormat: String
        labelAt: DateTime
        version: Int!
    }`;

export const courierShopSchema = gql`
    ${courierLabel}

    input CourierWaybillInput {
        "Of the order"
        code: String!
        waybillNumber: String!
        version: Int
        idempotencyKey: String!
    }

    union CourierWaybillResult = MyOrder | OrderTransitionRefusal

    extend type MyOrder {
        courier: CourierLabel
        "Whether number and label may be given now: POST /my-labels/{code}?filename="
        takesLabel: Boolean!
    }

    extend type Mutation {
        setCourierWaybill(input: CourierWaybillInput!): CourierWaybillResult!
    }
`;

export const courierAdminSchema = gql`
    ${courierLabel}

    extend type CompanyOrder {
        "Its label: GET /courier-labels/{orderId}"
        courier: CourierLabel
    }
`;
