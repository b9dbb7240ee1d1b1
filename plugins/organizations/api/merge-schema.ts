import gql from 'graphql-tag';

export const mergeAdminSchema = gql`
    type CompanyMerge {
        id: ID!
        keptCompanyId: ID!
        droppedCompanyId: ID!
        mergedAt: DateTime!
        undoneAt: DateTime
        "What moved, and what was left because the kept company has its own: table, column, moved, left"
        rows: JSON!
        "Roles and branches that had the name of one of the kept company: from, to"
        renamed: JSON!
    }

    "Both companies stayed as they were: same-company, other-currency, already-merged, distributor, end-customer, not-merged or too-late"
    type CompanyMergeRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union MergeCompaniesResult = CompanyMerge | CompanyMergeRefusal

    extend type Query {
        companyMerges(companyId: ID!): [CompanyMerge!]!
    }

    extend type Mutation {
        "All that names the dropped company names the kept one from now on"
        mergeCompanies(keepId: ID!, dropId: ID!, idempotencyKey: String!): MergeCompaniesResult!
        "For a day"
        undoCompanyMerge(id: ID!): MergeCompaniesResult!
    }
`;
