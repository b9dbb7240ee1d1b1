import gql from 'graphql-tag';

export const reportAdminSchema = gql`
    type ReportColumn {
        key: String!
        "text, stage, state, whole, decimal, percent, day, moment or yes-no"
        kind: String!
    }

    type ReportChart {
        "The column whose texts the chart stands on"
        label: String!
        "The columns that it draws"
        figures: [String!]!
    }

    type Report {
        kind: String!
        columns: [ReportColumn!]!
        chart: ReportChart!
        "As many texts in each as there are columns; null where there is nothing to tell"
        rows: [[String]!]!
        "There is more than is shown; a file has it: /reports/KIND/csv or xlsx"
        hasMore: Boolean!
    }

    input ReportInput {
        "One of those that reportKinds gives"
        kind: String!
        "YYYY-MM-DD"
        from: String!
        "The last day, YYYY-MM-DD"
        until: String!
        companyId: ID
        "Of the account managers of this branch of the firm"
        firmBranchId: ID
        "Of this product group"
        collectionId: ID
    }

    extend type Query {
        "The reports that I may read"
        reportKinds: [String!]!
        report(input: ReportInput!): Report!
    }
`;
