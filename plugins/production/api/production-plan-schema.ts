import gql from 'graphql-tag';

export const productionPlanAdminSchema = gql`
    "The plan is not made, changed or published; \`reason\` says why"
    type ProductionPlanRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    "A plan of all that is open, tried out before the floor hears of it"
    type ProductionPlan implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        version: Int!
        "draft, published or discarded"
        state: String!
        publishedAt: DateTime
        operationCount: Int!
        "Work orders that end after the day that was wished for, as it stands"
        lateBefore: Int!
        "The same by this plan"
        lateAfter: Int!
        "Work orders that end on another day by this plan"
        movedCount: Int!
        "The 50 of them that matter most"
        moved: [MovedWorkOrder!]!
    }

    type MovedWorkOrder {
        workOrderId: ID!
        orderCode: String!
        companyName: String!
        productName: String!
        "YYYY-MM-DD"
        dueDate: String
        "YYYY-MM-DD"
        before: String!
        "YYYY-MM-DD"
        after: String!
    }

    type ProductionBoard {
        stations: [ProductionStation!]!
        "Those that are not over"
        downtimes: [StationDowntime!]!
        bars: [ProductionBar!]!
        "More is planned in this time than is given here"
        hasMore: Boolean!
    }

    "One operation on the board"
    type ProductionBar {
        operationId: ID!
        workOrderId: ID!
        stationId: ID!
        kind: String!
        name: ProductionName!
        "waiting, ready, running or paused"
        state: String!
        start: DateTime!
        end: DateTime!
        plannedMinutes: Int!
        "A planner has put it there"
        isPinned: Boolean!
        "It ends after the day that was wished for"
        late: Boolean!
        orderCode: String!
        companyName: String!
        productName: String!
        quantity: Int!
        "YYYY-MM-DD"
        dueDate: String
    }

    type StationDowntime implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        stationId: ID!
        from: DateTime!
        "As long as it is not over, what is expected"
        until: DateTime!
        reason: String!
    }

    input PlaceOperationInput {
        planId: ID!
        version: Int!
        operationId: ID!
        "Left out, it stays at its station"
        stationId: ID
        "Left out or null: wherever it fits first"
        start: DateTime
    }

    input ProductionPlanVersionInput {
        planId: ID!
        version: Int!
    }

    input StationDowntimeInput {
        stationId: ID!
        from: DateTime!
        until: DateTime!
        reason: String!
    }

    union ProductionPlanResult = ProductionPlan | ProductionPlanRefusal

    extend type Query {
        "My own draft"
        productionPlan: ProductionPlan
        "What is planned between two instants, at most 92 days; with planId by my draft"
        productionBoard(from: DateTime!, until: DateTime!, planId: ID): ProductionBoard!
        stationDowntimes(stationId: ID): [StationDowntime!]!
    }

    extend type Mutation {
        "Plans all that is open anew, as a draft; an earlier draft of mine is discarded"
        startProductionPlan: ProductionPlanResult!
        placeOperation(input: PlaceOperationInput!): ProductionPlanResult!
        "Plans the draft anew by what has happened since; what was put somewhere stays there"
        refreshProductionPlan(input: ProductionPlanVersionInput!): ProductionPlanResult!
        publishProductionPlan(input: ProductionPlanVersionInput!): ProductionPlanResult!
        discardProductionPlan(planId: ID!): Success!
        addStationDowntime(input: StationDowntimeInput!): StationDowntime!
        endStationDowntime(id: ID!): StationDowntime!
    }
`;
