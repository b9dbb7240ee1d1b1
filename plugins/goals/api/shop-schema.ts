import gql from 'graphql-tag';

export const shopSchema = gql`
    "What the company is promised for what it buys in a month or quarter, and how far it is"
    type MyPurchaseGoal {
        id: ID!
        "month or quarter"
        periodKind: String!
        from: String!
        lastDay: String!
        "Else it is the nearest one to come"
        isRunning: Boolean!
        currencyCode: CurrencyCode!
        "Fulfilled in the period"
        orders: Int!
        "Of those, less what was credited"
        salesNet: Money!
        steps: [MyPurchaseGoalStep!]!
        reachedSteps: Int!
        "250 is 2.5 % of all that was bought in the period"
        basisPoints: Int!
        discountNet: Money!
        "To the next step"
        missingNet: Money!
        "Of the way to the next step, in 1/10,000"
        progressPoints: Int!
    }
    type MyPurchaseGoalStep {
        fromNet: Money!
        basisPoints: Int!
    }
    extend type Query {
        "The goal of the nearest month and that of the nearest quarter, if there are any"
        myPurchaseGoals: [MyPurchaseGoal!]!
    }
`;
