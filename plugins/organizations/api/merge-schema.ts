import gql from 'graphql-tag';

export const mergeAdminSchema = gql`
    type CompanyMerge {
        id: ID!
        keptCompanyId: ID!
        droppedCompanyId: ID!
        keptName: String!
        droppedName: String!
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

    type CompanyDuplicate {
        first: Company!
        second: Company!
        "tax-id, phone, e-mail, name"
        matchedBy: [String!]!
    }

    type CompanyDuplicateList {
        items: [CompanyDuplicate!]!
        totalItems: Int!
    }

    "How many records of a table each has"
    type MergeRecords {
        table: String!
        ofKept: Int!
        comes: Int!
    }

    type CompanyMergePreview {
        kept: Company!
        dropped: Company!
        "Why they cannot be merged, as the refusal of a merge says; null when they can"
        refusal: String
        records: [MergeRecords!]!
    }

    union MergeCompaniesResult = CompanyMerge | CompanyMergeRefusal

    extend type Query {
        companyMerges(companyId: ID!): [CompanyMerge!]!
        "Pairs of companies that look like one firm; with companyId those of one company"
        companyDuplicates(companyId: ID, skip: Int, take: Int): CompanyDuplicateList!
        companyMergePreview(keepId: ID!, dropId: ID!): CompanyMergePreview!
        "Those that can still be undone"
        recentCompanyMerges: [CompanyMerge!]!
    }

    extend type Mutation {
        "All that names the dropped company names the kept one from now on"
        mergeCompanies(keepId: ID!, dropId: ID!, idempotencyKey: String!): MergeCompaniesResult!
        "For a day"
        undoCompanyMerge(id: ID!): MergeCompaniesResult!
    }
`;
