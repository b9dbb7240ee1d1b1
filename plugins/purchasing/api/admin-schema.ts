import gql from 'graphql-tag';

export const adminSchema = gql`
    "A placed order of a company. Its id is the order's id."
    type CompanyOrder implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        orderId: ID!
        code: String!
        state: String!
        companyId: ID!
        companyName: String!
        branchName: String!
        placedAt: DateTime!
        placedBy: String!
        "The staff member who placed it in the place of placedBy"
        placedByStaff: String
        "YYYY-MM-DD"
        wishedDate: String
        remarks: String!
        specialTerms: String!
        specialReasons: [String!]!
        currencyCode: CurrencyCode!
        totalNet: Money!
        totalTax: Money!
        totalGross: Money!
        "on-account, prepayment, online or cash-on-delivery"
        paymentMethod: String
        "Placed past the credit limit or with something overdue: the ERP is to check the payments"
        checkPayments: Boolean!
        payment: CompanyOrderPayment!
        "Of somebody who orders without an account"
        isGuestOrder: Boolean!
        "Of goods that were sold before they were in stock, and have not come yet"
        awaitsGoods: Boolean!
        "When they are to come, YYYY-MM-DD; null for any other order"
        goodsDay: String
        lines: [CompanyOrderLine!]!
        history: [CompanyOrderStep!]!
        "The states into which the one who asks may move it now."
        mayBecome: [String!]!
    }

    "leftMinor: of an order that is paid in advance"
    type CompanyOrderPayment {
        method: String
        totalMinor: Money!
        paidMinor: Money!
        leftMinor: Money!
        isPaid: Boolean!
    }

    type CompanyOrderLine {
        id: ID!
        variantId: ID!
        name: String!
        sku: String!
        imageUrl: String
        quantity: Int!
        baseUnit: String!
        unit: String!
        unitQuantity: Int!
        "Cut from a roll of this width: quantity is centimetres of length, unitNet of a square metre"
        rollWidthCm: Int
        unitNet: Money!
        taxRate: Float!
        lineNet: Money!
        lineGross: Money!
        "How many of quantity are a bonus, and what that took off the line"
        bonusQuantity: Int!
        bonusOffNet: Money!
        "The line's share of the discount on the order"
        orderOffNet: Money!
        remark: String!
        priceSource: String!
        priceVersion: Int!
        "The set that it came of"
        set: OrderLineSet
    }

    type OrderLineSet {
        id: ID!
        code: String!
        name: String!
        "How many sets of this kind were ordered"
        quantity: Int!
    }

    type CompanyOrderStep {
        at: DateTime!
        state: String!
        by: String
        note: String
    }

    type CompanyOrderList implements PaginatedList {
        items: [CompanyOrder!]!
        totalItems: Int!
    }

    "state: one of the order's, or awaits-goods for the orders of a pre-sale whose goods have not come"
    type CompanyOrderCount {
        state: String!
        count: Int!
    }

    # Filled in by Vendure from the type's fields.
    input CompanyOrderListOptions

    input OrderStepInput {
        orderId: ID!
        reason: String
        idempotencyKey: String!
    }

    input CompanyOrderLineInput {
        variantId: ID!
        unit: String!
        quantity: Int!
        remark: String
    }

    "perUnits of it are exactly factor base units"
    type CompanyVariantUnit {
        code: String!
        factor: Int!
        perUnits: Int!
    }

    "What a company may be sold, as a staff member finds it who orders on its behalf."
    type CompanyVariant {
        variantId: ID!
        name: String!
        sku: String!
        baseUnit: String!
        "The base unit first."
        units: [CompanyVariantUnit!]!
        minQuantity: Int!
        increment: Int!
        "Cut from a roll of this width: counted in centimetres of length, priced by the square metre"
        rollWidthCm: Int
        "in-stock, out-of-stock or made-to-order"
        availability: String!
        "For the least quantity, without tax; null when there is none."
        unitNet: Money
        currencyCode: CurrencyCode!
    }

    input CompanyQuoteInput {
        companyId: ID!
        lines: [CompanyOrderLineInput!]!
    }

    type CompanyQuoteLine {
        variantId: ID!
        "ok, corrected (only the nearest quantities would be taken) or rejected"
        outcome: String!
        reason: String
        "Quantities in the base unit that would be taken as they are."
        nearest: [Int!]!
        "In the base unit; 0 for a rejected line."
        quantity: Int!
        "Then unitNet is of a square metre"
        rollWidthCm: Int
        unitNet: Money
        taxRate: Float
        lineNet: Money!
        lineGross: Money!
        "How many of quantity are a bonus, and what that took off the line"
        bonusQuantity: Int!
        bonusOffNet: Money!
        "The line's share of the discount on the order"
        orderOffNet: Money!
        priceSource: String
    }

    "What lines would cost a company now. Nothing is written or reserved."
    type CompanyQuote {
        currencyCode: CurrencyCode!
        lines: [CompanyQuoteLine!]!
        totalNet: Money!
        totalTax: Money!
        totalGross: Money!
        "The discount on the order, which the lines' amounts are less of"
        orderOffNet: Money!
        "Hundredths of a percent"
        orderOffBasisPoints: Int
        "YYYY-MM-DD, the earliest day that may be wished"
        earliestDate: String
    }

    input PlaceOrderForCompanyInput {
        idempotencyKey: String!
        companyId: ID!
        branchId: ID!
        "A usable delivery address of the company; the branch's own when left out"
        addressId: ID
        lines: [CompanyOrderLineInput!]!
        "YYYY-MM-DD"
        wishedDate: String
        remarks: String
        specialTerms: String
        "on-account, prepayment, online or cash-on-delivery; on account, where the company may, when left out"
        paymentMethod: String
    }

    type SpecialAmount {
        currencyCode: CurrencyCode!
        amountMinor: Money!
    }

    input SpecialAmountInput {
        currencyCode: CurrencyCode!
        amountMinor: Money!
    }

    "When an order is special, and how early a delivery may be wished."
    type OrderRules {
        leadWorkingDays: Int!
        "Working days within which a change that was asked for is decided"
        changeDecisionDays: Int!
        amounts: [SpecialAmount!]!
        discountPercent: Float!
        newCustomerIsSpecial: Boolean!
    }

    input OrderRulesInput {
        leadWorkingDays: Int!
        "From 1 to 60"
        changeDecisionDays: Int!
        amounts: [SpecialAmountInput!]!
        discountPercent: Float!
        newCustomerIsSpecial: Boolean!
    }

    type OrderTransitionRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    type PlacementRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union OrderStepResult = CompanyOrder | OrderTransitionRefusal
    union PlaceOrderForCompanyResult = CompanyOrder | PlacementRefusal

    extend type Query {
        companyOrders(options: CompanyOrderListOptions): CompanyOrderList!
        companyOrder(id: ID!): CompanyOrder
        companyOrderCounts: [CompanyOrderCount!]!
        orderRules: OrderRules!
        companyVariants(companyId: ID!, term: String!, take: Int): [CompanyVariant!]!
        companyQuote(input: CompanyQuoteInput!): CompanyQuote!
    }

    extend type Mutation {
        approveOrder(input: OrderStepInput!): OrderStepResult!
        rejectOrder(input: OrderStepInput!): OrderStepResult!
        holdOrder(input: OrderStepInput!): OrderStepResult!
        releaseHeldOrder(input: OrderStepInput!): OrderStepResult!
        cancelCompanyOrder(input: OrderStepInput!): OrderStepResult!
        "Goods of a pre-sale that have come for some only go to this order."
        handOutPreSale(input: OrderStepInput!): OrderStepResult!
        placeOrderForCompany(input: PlaceOrderForCompanyInput!): PlaceOrderForCompanyResult!
        updateOrderRules(input: OrderRulesInput!): OrderRules!
    }
`;
