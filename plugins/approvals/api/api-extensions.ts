import gql from 'graphql-tag';

const policyTypes = gql`
    "When a company's orders need the agreement of its own people. All conditions that are given must hold."
    type ApprovalRule {
        id: ID!
        version: Int!
        name: String!
        active: Boolean!
        "Gross, from this on; null: whatever an order costs."
        amountFrom: Money
        currencyCode: CurrencyCode!
        categoryId: ID
        branchId: ID
        "In the order in which they are asked."
        levels: [ApprovalRuleLevel!]!
    }

    type ApprovalRuleLevel {
        "With no roles either: everybody who may approve."
        memberIds: [ID!]!
        "Whose holders are asked as well: ids of the company's own roles, and admin or approver."
        roles: [String!]!
        "How many of them must approve."
        needed: Int!
    }

    "What a member may order without asking; gross."
    type SpendingLimit {
        id: ID!
        version: Int!
        "Null: whoever has no limit of his own for the period."
        memberId: ID
        memberName: String
        "order, day, week, month, quarter or year of the firm's calendar"
        period: String!
        amount: Money!
        currencyCode: CurrencyCode!
    }

    "Who decides in an approver's stead, on these days and none other."
    type ApprovalDeputy {
        id: ID!
        version: Int!
        memberId: ID!
        memberName: String!
        deputyMemberId: ID!
        deputyName: String!
        "YYYY-MM-DD, included"
        from: String!
        "YYYY-MM-DD, included"
        until: String!
        holdsToday: Boolean!
    }

    type ApprovalPerson {
        id: ID!
        name: String!
        mayApprove: Boolean!
        "Has taken up the invitation and may sign in."
        isActive: Boolean!
    }

    type ApprovalChoice {
        id: ID!
        name: String!
    }

    "Rules, limits and deputies of a company, and what they can be made of."
    type ApprovalPolicy {
        companyId: ID!
        currencyCode: CurrencyCode!
        rules: [ApprovalRule!]!
        limits: [SpendingLimit!]!
        deputies: [ApprovalDeputy!]!
        people: [ApprovalPerson!]!
        categories: [ApprovalChoice!]!
        branches: [ApprovalChoice!]!
        "Whose holders may approve."
        roles: [ApprovalRoleChoice!]!
    }

    type ApprovalRoleChoice {
        "The id of one of the company's own roles, or a preset: admin or approver."
        id: String!
        "Null of a preset."
        name: String
    }

    input ApprovalRuleLevelInput {
        memberIds: [ID!]!
        roles: [String!]
        needed: Int!
    }

    input UpdateApprovalRuleInput {
        id: ID!
        version: Int!
        name: String!
        active: Boolean
        amountFrom: Money
        categoryId: ID
        branchId: ID
        levels: [ApprovalRuleLevelInput!]!
    }

    input UpdateDeputyInput {
        id: ID!
        version: Int!
        deputyMemberId: ID!
        from: String!
        until: String!
    }
`;

export const shopApiExtensions = gql`
    ${policyTypes}

    input CreateApprovalRuleInput {
        idempotencyKey: String!
        name: String!
        active: Boolean
        amountFrom: Money
        categoryId: ID
        branchId: ID
        levels: [ApprovalRuleLevelInput!]!
    }

    input SetSpendingLimitInput {
        memberId: ID
        period: String!
        amount: Money!
        "Of the limit that is there already."
        version: Int
    }

    input CreateDeputyInput {
        idempotencyKey: String!
        deputyMemberId: ID!
        from: String!
        until: String!
    }

    type MyDeputies {
        mine: [ApprovalDeputy!]!
        standingInFor: [ApprovalDeputy!]!
        "Who could be named; nobody unless one may approve."
        colleagues: [ApprovalPerson!]!
    }

    type MySpendingLimit {
        period: String!
        "Null, as what is spent, for a member who may not see prices."
        amount: Money
        "By the orders of the running period, waiting ones included; 0 for a limit per order."
        spent: Money
        currencyCode: CurrencyCode!
    }

    extend type Query {
        approvalPolicy: ApprovalPolicy!
        mySpendingLimits: [MySpendingLimit!]!
        myDeputies: MyDeputies!
    }

    extend type Mutation {
        createApprovalRule(input: CreateApprovalRuleInput!): ApprovalRule!
        updateApprovalRule(input: UpdateApprovalRuleInput!): ApprovalRule!
        deleteApprovalRule(id: ID!, version: Int!): Success!
        "Makes or changes the one limit of the member, or of all, for the period."
        setSpendingLimit(input: SetSpendingLimitInput!): SpendingLimit!
        deleteSpendingLimit(id: ID!, version: Int!): Success!
        createDeputy(input: CreateDeputyInput!): ApprovalDeputy!
        updateDeputy(input: UpdateDeputyInput!): ApprovalDeputy!
        deleteDeputy(id: ID!, version: Int!): Success!
    }
`;

export const adminApiExtensions = gql`
    ${policyTypes}

    input CreateCompanyApprovalRuleInput {
        idempotencyKey: String!
        companyId: ID!
        name: String!
        active: Boolean
        amountFrom: Money
        categoryId: ID
        branchId: ID
        levels: [ApprovalRuleLevelInput!]!
    }

    input SetCompanySpendingLimitInput {
        companyId: ID!
        memberId: ID
        period: String!
        amount: Money!
        version: Int
    }

    input CreateCompanyDeputyInput {
        idempotencyKey: String!
        companyId: ID!
        memberId: ID!
        deputyMemberId: ID!
        from: String!
        until: String!
    }

    extend type Query {
        companyApprovalPolicy(companyId: ID!): ApprovalPolicy!
    }

    extend type Mutation {
        createCompanyApprovalRule(input: CreateCompanyApprovalRuleInput!): ApprovalRule!
        updateCompanyApprovalRule(input: UpdateApprovalRuleInput!): ApprovalRule!
        deleteCompanyApprovalRule(id: ID!, version: Int!): Success!
        setCompanySpendingLimit(input: SetCompanySpendingLimitInput!): SpendingLimit!
        deleteCompanySpendingLimit(id: ID!, version: Int!): Success!
        createCompanyDeputy(input: CreateCompanyDeputyInput!): ApprovalDeputy!
        updateCompanyDeputy(input: UpdateDeputyInput!): ApprovalDeputy!
        deleteCompanyDeputy(id: ID!, version: Int!): Success!
    }
`;
