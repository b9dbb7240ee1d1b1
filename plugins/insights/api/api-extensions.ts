import gql from 'graphql-tag';

import { reportAdminSchema } from './report-schema';

export const adminApiExtensions = gql`
    ${reportAdminSchema}
    type ManagementFigures {
        currencyCode: CurrencyCode!
        "jalali or gregorian: the calendar of the months"
        calendar: String!
        "Oldest first; the last one runs"
        months: [FiguresMonth!]!
        orders: OrderFigures!
        customers: CustomerFigures!
        production: ProductionFigures!
        ratings: RatingFigures!
        conversion: ConversionTotals!
        support: SupportFigures!
    }
    type FiguresMonth {
        "The first day, YYYY-MM-DD"
        from: String!
        sales: SalesMonth!
        transport: TransportMonth!
        ratings: RatingMonth!
    }
    type SalesMonth {
        orders: Int!
        "Net"
        amount: Money!
    }
    type TransportMonth {
        shipments: Int!
        plannedKg: Float!
        netKg: Float!
        outsideTolerance: Int!
        unconfirmed: Int!
    }
    type RatingMonth {
        count: Int!
        product: Float
        transport: Float
    }
    type OrderFigures {
        count: Int!
        amount: Money!
        states: [OrderStateCount!]!
    }
    type OrderStateCount {
        state: String!
        count: Int!
    }
    type CustomerFigures {
        most: [CompanyVolume!]!
        least: [CompanyVolume!]!
    }
    type CompanyVolume {
        companyId: ID!
        companyName: String!
        orders: Int!
        amount: Money!
    }
    type ProductionFigures {
        open: Int!
        late: Int!
        stopped: Int!
        openProblems: Int!
        stages: [StageTime!]!
    }
    type StageTime {
        kind: String!
        finished: Int!
        plannedMinutes: Float!
        workedMinutes: Float!
        waitedMinutes: Float!
    }
    type RatingFigures {
        count: Int!
        product: Float
        transport: Float
    }
    type ConversionTotals {
        leads: Int!
        qualified: Int!
        converted: Int!
    }
    type SupportFigures {
        questions: Int!
        answered: Int!
        averageMinutes: Float
        medianMinutes: Float
        waitingNow: Int!
    }
    input ManagementFiguresFilter {
        "1 to 24 months, the running one included; 6 when left out"
        months: Int
        companyId: ID
        "The firm's currency when left out"
        currencyCode: CurrencyCode
    }
    extend type Query {
        managementFigures(filter: ManagementFiguresFilter!): ManagementFigures!
    }
`;
