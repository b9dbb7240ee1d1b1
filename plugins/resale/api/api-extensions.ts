import gql from 'graphql-tag';

export const shopApiExtensions = gql`
    enum CustomerOrderDecision {
        approve
        reject
    }

    "An order that one of a distributor's customers, or one below him, placed: as it concerns this distributor"
    type CustomerOrder {
        id: ID!
        code: String!
        state: String!
        placedAt: DateTime!
        "The distributor's own customer: the buyer, or the distributor between them"
        customerId: ID!
        customerName: String!
        "Whether that customer is the buyer himself"
        isDirect: Boolean!
        currencyCode: CurrencyCode!
        "At the distributor's own price"
        costNet: Money!
        "What his customer pays him"
        paidNet: Money!
        "The mark-up: the difference"
        earningNet: Money!
        "automatic, waiting, approved, rejected or withdrawn"
        decision: String!
        "Whether the order waits for this distributor"
        mayDecide: Boolean!
        lines: [CustomerOrderLine!]!
    }

    type CustomerOrderLine {
        id: ID!
        name: String!
        sku: String!
        quantity: Int!
        baseUnit: String!
        unitCostNet: Money!
        unitPaidNet: Money!
        costNet: Money!
        paidNet: Money!
        earningNet: Money!
    }

    type CustomerOrderList {
        items: [CustomerOrder!]!
        totalItems: Int!
    }

    "A month of the firm's calendar, without orders that wait, were refused or cancelled"
    type CustomerEarningPeriod {
        from: String!
        until: String!
        orders: Int!
        costNet: Money!
        paidNet: Money!
        earningNet: Money!
    }

    input DecideCustomerOrderInput {
        code: String!
        decision: CustomerOrderDecision!
        "Needed to reject: the customer reads it"
        reason: String
        idempotencyKey: String!
    }

    union DecideCustomerOrderResult = CustomerOrder | OrderTransitionRefusal | PlacementRefusal

    extend type Query {
        "Orders that have come to the distributor, the newest first"
        myCustomerOrders(term: String, customerId: ID, waiting: Boolean, skip: Int, take: Int): CustomerOrderList!
        myCustomerOrder(code: String!): CustomerOrder
        "Orders of customers that wait for the distributor"
        waitingCustomerOrderCount: Int!
        "The last months, at most 24, the running one last"
        myCustomerEarnings(months: Int): [CustomerEarningPeriod!]!
    }

    extend type Mutation {
        decideCustomerOrder(input: DecideCustomerOrderInput!): DecideCustomerOrderResult!
    }
`;

export const adminApiExtensions = gql`
    "One distributor between an order's buyer and the firm"
    type OrderResaleLevel {
        "0 buys from the firm"
        level: Int!
        companyId: ID!
        companyName: String!
        customerCompanyId: ID!
        customerName: String!
        costNet: Money!
        paidNet: Money!
        earningNet: Money!
        "What he owes the firm, with tax; only of the one who buys from it"
        owedGross: Money
        "Absent as long as the order has not come to him"
        decision: String
        currencyCode: CurrencyCode!
    }

    extend type Query {
        "The distributors of an order from the root down; none for a company that buys from the firm"
        orderResale(orderId: ID!): [OrderResaleLevel!]!
    }
`;
