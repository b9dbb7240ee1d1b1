import gql from 'graphql-tag';

export const adminSchema = gql`
    "From how much bought in a month or quarter on a company, or each company of a group, earns a discount on all of it"
    type PurchaseGoal implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        companyId: ID
        groupId: ID
        "The company's or the group's"
        ownerName: String!
        "For how many companies it holds at most"
        companies: Int!
        "month or quarter, of the firm's calendar"
        periodKind: String!
        currencyCode: CurrencyCode!
        firstDay: String!
        "Of its last period; absent until somebody ends it"
        lastDay: String
        "How many; absent until somebody ends it"
        periods: Int
        "planned, running or ended"
        state: String!
        steps: [PurchaseGoalStep!]!
        version: Int!
    }
    "Net, in a period: from so much on, 250 is 2.5 % of all that was bought in it"
    type PurchaseGoalStep {
        fromNet: Money!
        basisPoints: Int!
    }
    type PurchaseGoalList {
        items: [PurchaseGoal!]!
        totalItems: Int!
    }
    type PurchaseGoalPeriod {
        from: String!
        lastDay: String!
        isRunning: Boolean!
    }
    "overlaps, in-the-past, begun, not-begun, ended, ends-anyway or end-customer"
    type PurchaseGoalRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }
    union PurchaseGoalResult = PurchaseGoal | PurchaseGoalRefusal
    type PurchaseGoalDeleted {
        id: ID!
    }
    union DeletePurchaseGoalResult = PurchaseGoalDeleted | PurchaseGoalRefusal

    type PurchaseGoalReport {
        "month or quarter"
        kind: String!
        from: String!
        lastDay: String!
        "Of all companies that were asked for, a currency each"
        totals: [PurchaseGoalTotal!]!
        items: [PurchaseGoalStanding!]!
        totalItems: Int!
    }
    type PurchaseGoalTotal {
        currencyCode: CurrencyCode!
        companies: Int!
        "How many of them reached a step"
        reached: Int!
        salesNet: Money!
        discountNet: Money!
    }
    type PurchaseGoalStanding {
        companyId: ID!
        companyName: String!
        companyCode: String
        groupName: String
        goalId: ID!
        "The company's own goal, not its group's"
        isOwn: Boolean!
        currencyCode: CurrencyCode!
        steps: [PurchaseGoalStep!]!
        "Fulfilled in the period"
        orders: Int!
        "Of those, less what was credited"
        salesNet: Money!
        reachedSteps: Int!
        basisPoints: Int!
        discountNet: Money!
        "The step to reach next; absent when all are"
        next: PurchaseGoalStep
        missingNet: Money!
        "Of the way to the next step, in 1/10,000"
        progressPoints: Int!
    }

    "Written by the firm outside; it takes away from what the company bought in the period of its day"
    type CreditNote implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        companyId: ID!
        number: String!
        issuedOn: String!
        amountNet: Money!
        currencyCode: CurrencyCode!
    }
    type CreditNoteList {
        items: [CreditNote!]!
        totalItems: Int!
    }

    input PurchaseGoalFilter {
        companyId: ID
        groupId: ID
        kind: String
        state: String
        "A part of the company's or group's name"
        term: String
        skip: Int
        take: Int
    }
    input PurchaseGoalReportInput {
        kind: String!
        "Any day of the period; today when left out"
        day: String
        companyIds: [ID!]
        groupId: ID
        term: String
        reachedOnly: Boolean
        "discount, sales, progress or name"
        sort: String
        skip: Int
        take: Int
    }
    input PurchaseGoalStepInput {
        fromNet: Money!
        basisPoints: Int!
    }
    "Of one company or of one group"
    input PlanPurchaseGoalInput {
        companyId: ID
        groupId: ID
        "For a group: it holds for its companies that buy in this currency"
        currencyCode: CurrencyCode
        periodKind: String!
        "Any day of the first period"
        firstDay: String!
        "How many; none: until somebody ends it"
        periods: Int
        steps: [PurchaseGoalStepInput!]!
        idempotencyKey: String!
    }
    "All of a goal that has not begun"
    input ChangePurchaseGoalInput {
        id: ID!
        version: Int!
        periodKind: String!
        firstDay: String!
        periods: Int
        steps: [PurchaseGoalStepInput!]!
    }
    input EndPurchaseGoalInput {
        id: ID!
        version: Int!
        "running: with the running period, which still counts. previous: as if the running one had not been promised."
        ending: String!
        reason: String!
    }
    input DeletePurchaseGoalInput {
        id: ID!
        version: Int!
    }
    input CreditNotesInput {
        companyId: ID!
        skip: Int
        take: Int
    }
    input RecordCreditNoteInput {
        companyId: ID!
        number: String!
        issuedOn: String!
        amountNet: Money!
        idempotencyKey: String!
    }

    extend type Query {
        purchaseGoals(input: PurchaseGoalFilter): PurchaseGoalList!
        purchaseGoal(id: ID!): PurchaseGoal
        "Months or quarters to choose from"
        purchaseGoalPeriods(kind: String!): [PurchaseGoalPeriod!]!
        purchaseGoalReport(input: PurchaseGoalReportInput!): PurchaseGoalReport!
        creditNotes(input: CreditNotesInput!): CreditNoteList!
    }
    extend type Mutation {
        planPurchaseGoal(input: PlanPurchaseGoalInput!): PurchaseGoalResult!
        changePurchaseGoal(input: ChangePurchaseGoalInput!): PurchaseGoalResult!
        endPurchaseGoal(input: EndPurchaseGoalInput!): PurchaseGoalResult!
        deletePurchaseGoal(input: DeletePurchaseGoalInput!): DeletePurchaseGoalResult!
        recordCreditNote(input: RecordCreditNoteInput!): CreditNote!
        deleteCreditNote(id: ID!): DeletionResponse!
    }
`;
