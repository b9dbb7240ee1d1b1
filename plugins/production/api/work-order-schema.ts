import gql from 'graphql-tag';

export const workOrderAdminSchema = gql`
    "The plan cannot be made or changed so; \`reason\` says why"
    type WorkOrderRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    type WorkOrder implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        "Null of what is made for the shelf, as its line"
        orderId: ID
        "Of its order, or its own number"
        orderCode: String!
        orderLineId: ID
        companyName: String!
        productName: String!
        sku: String!
        "In base units of the product"
        quantity: Int!
        "planned, released, running, done or cancelled"
        state: String!
        "YYYY-MM-DD"
        dueDate: String
        plannedEnd: DateTime!
        progressPercent: Int!
        "Pieces that will be missing, by what was scrapped until now"
        shortage: Int!
        late: Boolean!
        openProblems: Int!
        operations: [WorkOperation!]!
    }

    type WorkOperation {
        id: ID!
        sequence: Int!
        kind: String!
        name: ProductionName!
        stationId: ID!
        station: ProductionStationName!
        operatorId: ID
        operator: StationOperator
        plannedMinutes: Int!
        plannedStart: DateTime!
        plannedEnd: DateTime!
        "waiting, ready, running, paused, blocked or done"
        state: String!
        goodQuantity: Int!
        scrapQuantity: Int!
        "What operators reported, the latest first"
        outputs: [OperationOutput!]!
        startedAt: DateTime
        finishedAt: DateTime
        workedSeconds: Int!
        problems: [ProductionProblem!]!
    }

    type OperationOutput {
        id: ID!
        at: DateTime!
        good: Int!
        scrap: Int!
        scrapReasonCode: String
        operator: StationOperator
    }

    type ProductionProblem {
        id: ID!
        createdAt: DateTime!
        kind: String!
        reasonCode: String
        text: String!
        stopsWork: Boolean!
        "Pictures at /production-photos/ID"
        photoIds: [ID!]!
        resolvedAt: DateTime
        resolution: String
    }

    type WorkOrderList implements PaginatedList {
        items: [WorkOrder!]!
        totalItems: Int!
    }

    input WorkOrderListOptions

    type OrderToPlan {
        orderId: ID!
        orderCode: String!
        companyName: String!
        placedAt: DateTime
        wishedDate: String
        lineCount: Int!
    }

    type OrderToPlanList {
        items: [OrderToPlan!]!
        totalItems: Int!
    }

    type ProposedPlan {
        orderId: ID!
        orderCode: String!
        state: String!
        companyName: String!
        wishedDate: String
        lines: [ProposedLine!]!
    }

    type ProposedLine {
        orderLineId: ID!
        sku: String!
        productName: String!
        quantity: Int!
        "Null: the product is taken from stock"
        routingId: ID
        operations: [ProposedOperation!]!
    }

    type ProposedOperation {
        kind: String!
        name: ProductionName!
        stationId: ID!
        operatorId: ID
        plannedMinutes: Int!
        plannedStart: DateTime!
        plannedEnd: DateTime!
    }

    input OperationPlanInput {
        "Left out for an operation that is added"
        id: ID
        kind: String!
        name: ProductionNameInput!
        stationId: ID!
        operatorId: ID
        plannedMinutes: Int!
        plannedStart: DateTime!
        plannedEnd: DateTime!
    }

    input LinePlanInput {
        orderLineId: ID!
        operations: [OperationPlanInput!]!
    }

    input PlanOrderInput {
        "Give the work to the floor at once; true when left out"
        release: Boolean
        "Left out, the order is planned as proposed"
        lines: [LinePlanInput!]
    }

    input ReplanWorkOrderInput {
        dueDate: String
        operations: [OperationPlanInput!]!
    }

    type PlannedOrder {
        workOrders: [WorkOrder!]!
    }

    union PlanOrderResult = PlannedOrder | WorkOrderRefusal
    union WorkOrderResult = WorkOrder | WorkOrderRefusal

    extend type Query {
        "Approved orders without a plan"
        ordersToPlan(skip: Int, take: Int): OrderToPlanList!
        proposedPlan(orderId: ID!): ProposedPlan!
        workOrders(options: WorkOrderListOptions): WorkOrderList!
        workOrder(id: ID!): WorkOrder
    }

    extend type Mutation {
        planOrder(orderId: ID!, input: PlanOrderInput): PlanOrderResult!
        releaseWorkOrders(orderId: ID!): PlanOrderResult!
        "An order of goods from stock only: on to transport"
        skipProduction(orderId: ID!): PlanOrderResult!
        replanWorkOrder(id: ID!, input: ReplanWorkOrderInput!): WorkOrderResult!
        cancelWorkOrder(id: ID!, reason: String!): WorkOrderResult!
        resolveProductionProblem(id: ID!, resolution: String!): ProductionProblem!
    }
`;
