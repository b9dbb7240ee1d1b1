import gql from 'graphql-tag';

const refusal = `
    "The order and the request stayed as they were."
    type OrderChangeRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }
`;

const line = `
        lineId: ID!
        name: String!
        sku: String!
        unit: String!
        oldUnitQuantity: Int!
        "0: out of the order"
        newUnitQuantity: Int!
`;

const request = `
        id: ID!
        "change or cancel"
        kind: String!
        "open, accepted, refused, withdrawn, overtaken: the order went on before anybody decided, or expired: nobody did in time"
        state: String!
        version: Int!
        askedAt: DateTime!
        "YYYY-MM-DD: the last day on which it is decided"
        answerBy: String!
        askedBy: String!
        "The staff member who asked in the place of askedBy"
        askedByStaff: String
        reason: String!
        "YYYY-MM-DD"
        oldWishedDate: String
        newWishedDate: String
        oldRemarks: String!
        newRemarks: String!
        decidedAt: DateTime
        answer: String!
`;

export const orderChangeShopSchema = gql`
    ${refusal}
    "What was asked to have changed of an order that the firm has"
    type MyOrderChange {
        ${request}
        lines: [MyOrderChangeLine!]!
        oldTotalGross: Money
        "What it costs then; 0 of one that is to be cancelled"
        newTotalGross: Money
    }

    type MyOrderChangeLine {
        ${line}
    }

    input OrderChangeLineInput {
        lineId: ID!
        "In the line's unit; 0 takes it out"
        unitQuantity: Int!
    }

    input AskForOrderChangeInput {
        idempotencyKey: String!
        code: String!
        "The order's, as the buyer saw it"
        version: Int!
        "change or cancel"
        kind: String!
        reason: String!
        "YYYY-MM-DD, as it is to be: null is none"
        wishedDate: String
        "As they are to be"
        remarks: String
        "Of which another quantity is wished; all others stay"
        lines: [OrderChangeLineInput!]
    }

    input WithdrawOrderChangeInput {
        idempotencyKey: String!
        id: ID!
        version: Int!
    }

    union OrderChangeResult = MyOrder | OrderChangeRefusal | PlacementRefusal

    extend type MyOrder {
        "Rises with each change of what was ordered"
        version: Int!
        mayAskForChange: Boolean!
        "Where he may not cancel by himself any more"
        mayAskToCancel: Boolean!
        "The newest first"
        changes: [MyOrderChange!]!
    }

    extend type Mutation {
        askForOrderChange(input: AskForOrderChangeInput!): OrderChangeResult!
        withdrawOrderChange(input: WithdrawOrderChangeInput!): OrderChangeResult!
    }
`;

export const orderChangeAdminSchema = gql`
    ${refusal}
    type CompanyOrderChange {
        ${request}
        lines: [CompanyOrderChangeLine!]!
        oldTotalGross: Money!
        newTotalGross: Money!
        decidedBy: String
    }

    type CompanyOrderChangeLine {
        ${line}
        "In the base unit: what it gives back to the stock, or takes of it"
        oldQuantity: Int!
        newQuantity: Int!
    }

    "One that waits for a decision"
    type WaitingOrderChange {
        id: ID!
        orderId: ID!
        orderCode: String!
        companyName: String!
        kind: String!
        askedAt: DateTime!
        "YYYY-MM-DD: the last day on which it is decided"
        answerBy: String!
    }

    type OrderChangeAmounts {
        "Before bonuses and the discount on the order"
        goodsNet: Money!
        bonusOffNet: Money!
        orderOffNet: Money!
        deliveryNet: Money!
        totalNet: Money!
        totalTax: Money!
        totalGross: Money!
    }

    type OrderChangeProblem {
        reason: String!
        message: String!
    }

    "What accepting the open request would do now"
    type OrderChangeEffect {
        before: OrderChangeAmounts!
        "Absent when it cannot be done"
        after: OrderChangeAmounts
        "What more of the company's credit it takes; below 0 what it gives back"
        creditMinor: Money!
        "Only those who approve special orders accept it"
        isSpecial: Boolean!
        refusal: OrderChangeProblem
    }

    input DecideOrderChangeInput {
        idempotencyKey: String!
        orderId: ID!
        id: ID!
        version: Int!
        accept: Boolean!
        "Needed for a no; the customer reads it"
        reason: String
        "The total of after, as it was seen; needed to accept a change"
        shownTotalGross: Money
    }

    union DecideOrderChangeResult = CompanyOrder | OrderChangeRefusal | PlacementRefusal | OrderTransitionRefusal

    extend type CompanyOrder {
        "The newest first"
        changes: [CompanyOrderChange!]!
    }

    extend type Query {
        waitingOrderChanges: [WaitingOrderChange!]!
        "Null when no request of the order is open"
        orderChangeEffect(orderId: ID!): OrderChangeEffect
    }

    extend type Mutation {
        decideOrderChange(input: DecideOrderChangeInput!): DecideOrderChangeResult!
    }
`;
