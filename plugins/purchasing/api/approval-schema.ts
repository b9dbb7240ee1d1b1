import gql from 'graphql-tag';

/** In both APIs: how far an order has come on its way through its company's people. */
export const orderApprovalTypes = gql`
    type OrderApproval {
        "waiting, approved, rejected or cancelled"
        state: String!
        "The level that is asked now, from 0."
        level: Int!
        "order, day, week, month, quarter, year: the spending limits that the order passes."
        passedLimits: [String!]!
        levels: [OrderApprovalLevel!]!
    }

    type OrderApprovalLevel {
        approvers: [String!]!
        needed: Int!
        "The rule that asks for it; null where a spending limit alone does."
        ruleName: String
        "Too few of those whom the rule means are left: the company's administrators are asked."
        toManagers: Boolean!
        "done, current or ahead"
        state: String!
        decisions: [OrderApprovalDecision!]!
    }

    type OrderApprovalDecision {
        by: String!
        "The approver in whose stead a deputy decided."
        for: String
        at: DateTime!
        "approve or reject"
        decision: String!
        comment: String!
    }
`;

export const approvalShopSchema = gql`
    ${orderApprovalTypes}

    extend type MyOrder {
        "Null for an order that needed nobody's approval."
        approval: OrderApproval
    }

    type CartApprovalStep {
        approvers: [String!]!
        needed: Int!
    }

    "Whose agreement the cart would need as it is; no steps: nobody's."
    type CartApproval {
        steps: [CartApprovalStep!]!
        "Why it could not be placed at all."
        refusal: PlacementRefusal
    }

    enum ApprovalView {
        WAITING
        DECIDED
    }

    input MyApprovalsInput {
        view: ApprovalView!
        skip: Int
        take: Int
    }

    "An order that waits for approval, at the prices of now, or one that was decided on."
    type ApprovalItem {
        orderCode: String!
        "Of the order."
        state: String!
        placedBy: String!
        placedAt: DateTime!
        branchName: String!
        "YYYY-MM-DD"
        wishedDate: String
        remarks: String!
        currencyCode: CurrencyCode!
        "Null for those who may not see prices, like all amounts."
        totalNet: Money
        totalGross: Money
        lines: [ApprovalLine!]!
        notices: [CartNotice!]!
        approval: OrderApproval!
        mayDecide: Boolean!
        "The approver in whose stead one would decide."
        standsInFor: String
    }

    type ApprovalLine {
        id: ID!
        name: String!
        sku: String!
        imageUrl: String
        "In the base unit."
        quantity: Int!
        baseUnit: String!
        unit: String!
        unitQuantity: Int!
        "Cut from a roll of this width: quantity is centimetres of length, unitNet of a square metre"
        rollWidthCm: Int
        unitNet: Money
        lineNet: Money
        remark: String!
    }

    type MyApprovalList {
        items: [ApprovalItem!]!
        totalItems: Int!
    }

    enum ApprovalDecision {
        APPROVE
        REJECT
    }

    input DecideApprovalInput {
        idempotencyKey: String!
        orderCode: String!
        decision: ApprovalDecision!
        "The approval's level as it was shown."
        level: Int!
        "Asked for when rejecting."
        comment: String
        "The totalGross that was shown, if amounts were."
        shownTotalGross: Money
    }

    type ApprovalDecided {
        orderCode: String!
    }

    type ApprovalRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union DecideApprovalResult = ApprovalDecided | ApprovalRefusal | PriceChangedRefusal | PlacementRefusal

    "What the link of a mail opens, without signing in"
    type ApprovalByLink {
        "Null for whoever may know nothing of the order"
        orderCode: String
        "Null when there is nothing to decide by this link any more"
        item: ApprovalItem
        refusal: ApprovalRefusal
    }

    input DecideApprovalByLinkInput {
        idempotencyKey: String!
        token: String!
        decision: ApprovalDecision!
        "Asked for when rejecting."
        comment: String
        "The totalGross that was shown, if amounts were."
        shownTotalGross: Money
    }

    extend type Query {
        cartApproval(branchId: ID!, cartId: ID, addressId: ID, deliveryWay: String): CartApproval!
        myApprovals(input: MyApprovalsInput!): MyApprovalList!
        "Orders on which the member may decide now, for himself or as a deputy; none for staff in his place"
        waitingApprovalCount: Int!
        "For whoever holds the link; it decides nothing"
        approvalByLink(token: String!): ApprovalByLink!
    }

    extend type Mutation {
        decideApproval(input: DecideApprovalInput!): DecideApprovalResult!
        "As decideApproval, for the member to whom the link was sent"
        decideApprovalByLink(input: DecideApprovalByLinkInput!): DecideApprovalResult!
    }
`;

export const approvalAdminSchema = gql`
    ${orderApprovalTypes}

    extend type CompanyOrder {
        "Null for an order that needed nobody's approval."
        approval: OrderApproval
    }
`;
