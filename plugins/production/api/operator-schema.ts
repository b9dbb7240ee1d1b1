import gql from 'graphql-tag';

export const operatorAdminSchema = gql`
    "The operator cannot do this now; \`reason\` says why"
    type OperationRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        "How many pieces are missing, or may be reported at most"
        quantity: Int
    }

    "An operation as the operator sees it"
    type OperatorTask {
        id: ID!
        "As in the bar code of the work ticket"
        ticketCode: String!
        workOrderId: ID!
        sequence: Int!
        "Operations before it that are not done yet"
        openBeforeIds: [ID!]!
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
        "Of the firm's list of reasons"
        pauseReasonName: ProductionName
        openProblems: Int!
        goodQuantity: Int!
        scrapQuantity: Int!
        "Pieces that lie ready: handed on by the step before, and neither made nor scrapped here"
        readyQuantity: Int!
        "The step before may hand on more"
        predecessorOpen: Boolean!
        "I may start this kind of operation at this station"
        skilled: Boolean!
        finishedAt: DateTime
    }

    union OperatorTaskResult = OperatorTask | OperationRefusal

    input ProductionProblemInput {
        "machine, material, quality, staff or other; left out, that of the reason"
        kind: String
        "Of the firm's list of reasons"
        reasonCode: String
        text: String
        "Left out, as the reason says"
        stopsWork: Boolean
        idempotencyKey: String!
    }

    "A reason that operators choose with one touch"
    type ProductionReason {
        id: ID!
        "pause, scrap or problem"
        use: String!
        code: String!
        name: ProductionName!
        "Of a problem"
        kind: String
        stopsWork: Boolean!
        position: Int!
        active: Boolean!
    }

    input ProductionReasonInput {
        "Left out for a new one"
        id: ID
        use: String!
        code: String!
        name: ProductionNameInput!
        kind: String
        stopsWork: Boolean
        position: Int
        active: Boolean
    }

    "What an operator's device keeps for when there is no network"
    type OperatorFloor {
        operatorId: ID!
        "By the server's clock"
        now: DateTime!
        reasons: [ProductionReason!]!
    }

    "Something that an operator did, maybe without a network"
    input OperatorStepInput {
        "Of this step alone, made up by the device"
        key: String!
        operationId: ID!
        "start, pause, resume, finish, output or problem"
        kind: String!
        "By the device's clock"
        at: DateTime!
        "The server's clock less the device's, as found when they last spoke"
        clockOffsetMs: Int
        "The step of this operation that the device made before; refused, so is this one"
        afterKey: String
        good: Int
        scrap: Int
        scrapReasonCode: String
        "Of a pause or a problem, in the operator's words"
        reason: String
        reasonCode: String
        problemKind: String
        stopsWork: Boolean
    }

    type OperatorStepAnswer {
        key: String!
        "done, repeated (it was done before) or refused"
        outcome: String!
        reason: String
        message: String
        quantity: Int
        "Photos are sent for it"
        problemId: ID
        "What became of the operation; null where it is no more this operator's"
        task: OperatorTask
    }

    extend type ProductionStation {
        "Takes pieces while the step before is still making others"
        overlap: Boolean!
        skills: [OperatorSkill!]!
    }

    "Which kinds of operation an operator may start at a station"
    type OperatorSkill {
        administratorId: ID!
        "Null: all"
        kinds: [String!]
    }

    input OperatorSkillInput {
        administratorId: ID!
        kinds: [String!]
    }

    input StationFloorInput {
        overlap: Boolean!
        "Of operators of the station; who is left out keeps what he has"
        skills: [OperatorSkillInput!]!
    }

    extend type Query {
        "The open operations of my stations"
        myOperations: [OperatorTask!]!
        operatorFloor: OperatorFloor!
        productionReasons: [ProductionReason!]!
    }

    extend type Mutation {
        startOperation(id: ID!): OperatorTaskResult!
        "A reason of the list, or one in words"
        pauseOperation(id: ID!, reason: String, reasonCode: String): OperatorTaskResult!
        resumeOperation(id: ID!): OperatorTaskResult!
        "With the pieces that were not reported yet: all must be accounted for"
        finishOperation(id: ID!, good: Int, scrap: Int, scrapReasonCode: String): OperatorTaskResult!
        recordOperatorSteps(steps: [OperatorStepInput!]!): [OperatorStepAnswer!]!
        setStationFloor(stationId: ID!, input: StationFloorInput!): ProductionStation!
        saveProductionReason(input: ProductionReasonInput!): ProductionReason!
        reportProductionProblem(operationId: ID!, input: ProductionProblemInput!): OperatorTask!
    }
`;
