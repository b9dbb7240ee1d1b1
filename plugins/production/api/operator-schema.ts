import gql from 'graphql-tag';

export const operatorAdminSchema = gql`
    "The operator cannot do this now; \`reason\` says why"
    type OperationRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
    }

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
