import gql from 'graphql-tag';

const refusals = gql`
    "The plan cannot be made or changed so; \`reason\` says why"
    type WorkOrderRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    "The operator cannot do this now; \`reason\` says why"
    type OperationRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
    }
`;

const stationsAndRoutings = gql`
    "A name in the languages of the firm's people and customers"
    type ProductionName {
        en: String!
        fa: String!
        pl: String
        ru: String
    }

    input ProductionNameInput {
        en: String!
        fa: String!
        pl: String
        ru: String
    }

    type ProductionStation implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        code: String!
        name: ProductionName!
        active: Boolean!
        "Minutes after midnight in the firm's time zone"
        openMinute: Int!
        closeMinute: Int!
        "How many operations may run here at the same time"
        parallelOperations: Int!
        operators: [StationOperator!]!
    }

    type StationOperator {
        id: ID!
        firstName: String!
        lastName: String!
        emailAddress: String!
    }

    type ProductionStationList implements PaginatedList {
        items: [ProductionStation!]!
        totalItems: Int!
    }

    input ProductionStationListOptions

    input ProductionStationInput {
        code: String!
        name: ProductionNameInput!
        active: Boolean
        openMinute: Int!
        closeMinute: Int!
        parallelOperations: Int
        operatorIds: [ID!]
    }

    type ProductionRouting implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        title: String!
        variantId: ID
        variantName: String
        categoryId: ID
        categoryName: String
        active: Boolean!
        operations: [RoutingOperation!]!
    }

    type RoutingOperation {
        id: ID!
        sequence: Int!
        kind: String!
        name: ProductionName!
        stationId: ID!
        station: ProductionStationName!
        setupMinutes: Int!
        minutesPerUnit: Float!
    }

    type ProductionStationName {
        id: ID!
        code: String!
        name: ProductionName!
    }

    type ProductionRoutingList implements PaginatedList {
        items: [ProductionRouting!]!
        totalItems: Int!
    }

    input ProductionRoutingListOptions

    input RoutingOperationInput {
        kind: String!
        name: ProductionNameInput!
        stationId: ID!
        setupMinutes: Int!
        minutesPerUnit: Float!
    }

    input ProductionRoutingInput {
        title: String!
        variantId: ID
        categoryId: ID
        active: Boolean
        operations: [RoutingOperationInput!]!
    }

    extend type Query {
        productionStations(options: ProductionStationListOptions): ProductionStationList!
        productionStation(id: ID!): ProductionStation
        productionRoutings(options: ProductionRoutingListOptions): ProductionRoutingList!
        productionRouting(id: ID!): ProductionRouting
        "Staff members who may be made operators of a station"
        productionStaff: [StationOperator!]!
    }

    extend type Mutation {
        createProductionStation(input: ProductionStationInput!): ProductionStation!
        updateProductionStation(id: ID!, input: ProductionStationInput!): ProductionStation!
        deleteProductionStation(id: ID!): DeletionResponse!
        createProductionRouting(input: ProductionRoutingInput!): ProductionRouting!
        updateProductionRouting(id: ID!, input: ProductionRoutingInput!): ProductionRouting!
        deleteProductionRouting(id: ID!): DeletionResponse!
    }
`;

const workOrders = gql`
    type WorkOrder implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        orderId: ID!
        orderCode: String!
        orderLineId: ID!
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
        "waiting, ready, running, paused or done"
        state: String!
        startedAt: DateTime
        finishedAt: DateTime
        workedSeconds: Int!
        problems: [ProductionProblem!]!
    }

    type ProductionProblem {
        id: ID!
        createdAt: DateTime!
        kind: String!
        text: String!
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

const operatorWork = gql`
    "An operation as the operator sees it"
    type OperatorTask {
        id: ID!
        kind: String!
        name: ProductionName!
        state: String!
        stationId: ID!
        stationName: ProductionName!
        assignedToMe: Boolean!
        orderCode: String!
        productName: String!
        sku: String!
        quantity: Int!
        dueDate: String
        plannedMinutes: Int!
        plannedStart: DateTime!
        plannedEnd: DateTime!
        "Without the stretch that is running"
        workedSeconds: Int!
        runningSince: DateTime
        operatorName: String
        pauseReason: String
        openProblems: Int!
    }

    union OperatorTaskResult = OperatorTask | OperationRefusal

    input ProductionProblemInput {
        "machine, material, quality, staff or other"
        kind: String!
        text: String!
        idempotencyKey: String!
    }

    extend type Query {
        "The open operations of my stations"
        myOperations: [OperatorTask!]!
    }

    extend type Mutation {
        startOperation(id: ID!): OperatorTaskResult!
        pauseOperation(id: ID!, reason: String!): OperatorTaskResult!
        resumeOperation(id: ID!): OperatorTaskResult!
        finishOperation(id: ID!): OperatorTaskResult!
        reportProductionProblem(operationId: ID!, input: ProductionProblemInput!): OperatorTask!
    }
`;

export const adminApiExtensions = gql`
    ${refusals}
    ${stationsAndRoutings}
    ${workOrders}
    ${operatorWork}
`;

export const shopApiExtensions = gql`
    "One step of making an order line"
    type OrderStage {
        id: ID!
        lineId: ID!
        productName: String!
        "In the language of the request"
        name: String!
        "waiting, running, paused or done"
        state: String!
        plannedStart: DateTime
        plannedEnd: DateTime
        startedAt: DateTime
        finishedAt: DateTime
    }

    extend type MyOrder {
        progressPercent: Int!
        stages: [OrderStage!]!
    }
`;
