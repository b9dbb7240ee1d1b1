import gql from 'graphql-tag';

export const replenishmentAdminSchema = gql`
    "An article with a minimum, and what its shelf will hold"
    type Replenishment {
        variantId: ID!
        sku: String!
        productName: String!
        "make or buy"
        way: String!
        "In base units, as all of these"
        minimum: Int!
        lot: Int!
        onHand: Int!
        "Promised to orders that are not made for by work of their own"
        demand: Int!
        "Expected deliveries and proposed purchases"
        coming: Int!
        "Of open work for the shelf"
        inWork: Int!
        "How much is wanted, in whole lots; 0: nothing"
        quantity: Int!
    }

    type ReplenishmentList {
        items: [Replenishment!]!
        totalItems: Int!
    }

    type AcceptedReplenishment {
        variantId: ID!
        "done; changed: another quantity is wanted by now; no-routing: nobody has said how it is made"
        outcome: String!
        workOrderId: ID
        purchaseProposalId: ID
    }

    type PurchaseProposal {
        id: ID!
        createdAt: DateTime!
        variantId: ID!
        sku: String!
        productName: String!
        quantity: Int!
        "open, ordered or dropped"
        state: String!
        "YYYY-MM-DD"
        expectedOn: String
        reference: String!
    }

    type PurchaseProposalList {
        items: [PurchaseProposal!]!
        totalItems: Int!
    }

    type OrderedPurchase {
        id: ID!
        state: String!
        expectedOn: String
    }

    type ReplenishmentRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    input ReplenishmentRuleInput {
        variantId: ID!
        "make or buy"
        way: String!
        "Below this more is proposed"
        minimum: Int!
        "Made and bought in whole lots"
        lot: Int!
    }

    input ReplenishmentItemInput {
        variantId: ID!
        "As it was shown"
        quantity: Int!
    }

    input AcceptReplenishmentInput {
        items: [ReplenishmentItemInput!]!
    }

    input OrderPurchaseInput {
        id: ID!
        "YYYY-MM-DD"
        expectedOn: String!
        "Of the order to the supplier"
        reference: String!
    }

    union OrderPurchaseResult = OrderedPurchase | ReplenishmentRefusal

    extend type Query {
        "What is wanted for the shelf"
        replenishment(skip: Int, take: Int): ReplenishmentList!
        "All articles with a minimum"
        replenishmentRules(skip: Int, take: Int): ReplenishmentList!
        purchaseProposals(skip: Int, take: Int): PurchaseProposalList!
    }

    extend type Mutation {
        setReplenishmentRule(input: ReplenishmentRuleInput!): Replenishment!
        deleteReplenishmentRule(variantId: ID!): Success!
        "Work orders and purchase proposals for what was shown; each article is answered by itself"
        acceptReplenishment(input: AcceptReplenishmentInput!): [AcceptedReplenishment!]!
        "It is ordered at the supplier, and is an expected delivery from now on"
        orderPurchaseProposal(input: OrderPurchaseInput!): OrderPurchaseResult!
        dropPurchaseProposal(id: ID!): OrderPurchaseResult!
    }
`;
