import gql from 'graphql-tag';

export const batchAdminSchema = gql`
    "The work orders are not made at once, or stay in their batch; \`reason\` says why"
    type ProductionBatchRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    "Work orders that are made at once, step by step"
    type ProductionBatch {
        id: ID!
        "How many they are, and their pieces; also those that the reader may not see"
        size: Int!
        quantity: Int!
        "Who is served first at the top"
        workOrders: [BatchedWorkOrder!]!
    }

    type BatchedWorkOrder {
        id: ID!
        orderCode: String!
        companyName: String!
        quantity: Int!
        "YYYY-MM-DD"
        dueDate: String
        state: String!
    }

    type ProductionBatchProposal {
        sku: String!
        productName: String!
        quantity: Int!
        "Set-up that need not be worked when they are made at once"
        savedMinutes: Int!
        workOrders: [ProposedBatchWork!]!
    }

    type ProposedBatchWork {
        id: ID!
        orderCode: String!
        companyName: String!
        quantity: Int!
        "By when it is to be made: promised, wished for or planned"
        day: String!
        plannedEnd: DateTime!
    }

    input MakeProductionBatchInput {
        workOrderIds: [ID!]!
        idempotencyKey: String!
    }

    input DissolveProductionBatchInput {
        batchId: ID!
        "Left out: all of them"
        workOrderIds: [ID!]
    }

    "What was made, or what is left: nothing when the last two were parted"
    type ProductionBatchChange {
        batchId: ID!
        left: Int!
    }

    union ProductionBatchResult = ProductionBatchChange | ProductionBatchRefusal

    extend type WorkOrder {
        "What it is made with at once"
        batchId: ID
        batch: ProductionBatch
    }

    extend type ProductionBar {
        "Of a step of a batch: its minutes and pieces are those of all"
        batch: ProductionBatch
    }

    extend type OperatorTask {
        "Of a step of a batch: it is done at once for all of these"
        batch: OperatorBatch
    }

    type OperatorBatch {
        id: ID!
        members: [OperatorBatchMember!]!
    }

    type OperatorBatchMember {
        operationId: ID!
        "As in the bar code of its work ticket"
        ticketCode: String!
        workOrderId: ID!
        orderCode: String!
        quantity: Int!
        dueDate: String
    }

    extend type Query {
        "Work orders that could be made at once: of one article and routing, of days so near each other; 7 when left out"
        productionBatchProposals(days: Int): [ProductionBatchProposal!]!
    }

    extend type Mutation {
        makeProductionBatch(input: MakeProductionBatchInput!): ProductionBatchResult!
        "Takes work orders out of a batch, or all of them, while nothing of it has begun"
        dissolveProductionBatch(input: DissolveProductionBatchInput!): ProductionBatchResult!
    }
`;
