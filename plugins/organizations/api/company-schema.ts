import gql from 'graphql-tag';

/** What may be given of a company when it is made and when it is changed. */
const companyFields = `
        countryCode: String
        taxId: String
        phone: String
        email: String
        groupName: String
        legalName: String
        legalForm: String
        registrationNumber: String
        economicCode: String
        legalAddress: String
        orderingEnabled: Boolean
        managerAdministratorId: ID
        isNewCustomerUntil: String
        addressMode: String
`;

/** Of a branch, the head office among them. */
const placeFields = `
        contactName: String
        phone: String
        email: String
        streetLine: String
        city: String
        postalCode: String
        countryCode: String
`;

export const companyAdminSchema = gql`
    type Company implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        code: String
        name: String!
        countryCode: String!
        taxId: String
        phone: String
        email: String
        groupName: String
        legalName: String
        legalForm: String
        registrationNumber: String
        economicCode: String
        legalAddress: String
        currencyCode: CurrencyCode!
        language: String!
        active: Boolean!
        "customer; public: whose offer visitors see; guest: a visitor who orders without an account. Lists have guests only where a filter names the kind."
        kind: String!
        orderingEnabled: Boolean!
        managerAdministratorId: ID
        isNewCustomerUntil: String
        "approval, free or dropshipping"
        addressMode: String!
        version: Int!
        "Of the head office"
        city: String!
        branchCount: Int!
        "Active ones"
        memberCount: Int!
        branches: [CompanyBranch!]!
        members: [CompanyMember!]!
        history: [CompanyHistoryEntry!]!
    }

    "Beside the columns of text and figures, which Vendure adds itself"
    input CompanySortParameter {
        active: SortOrder
        orderingEnabled: SortOrder
    }

    type CompanyList implements PaginatedList {
        items: [Company!]!
        totalItems: Int!
    }

    type CompanyBranch implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        parentId: ID
        name: String!
        contactName: String!
        phone: String
        email: String
        streetLine: String!
        city: String!
        postalCode: String!
        countryCode: String!
        active: Boolean!
        orderingEnabled: Boolean!
        isHeadOffice: Boolean!
        "The main one first"
        contacts: [BranchContact!]!
        version: Int!
    }

    "Whom one calls or writes to at a branch"
    type BranchContact {
        name: String!
        job: String!
        phone: String
        email: String
        isMain: Boolean!
    }

    input BranchContactInput {
        name: String!
        job: String
        phone: String
        email: String
        isMain: Boolean
    }

    type CompanyHistoryEntry {
        id: ID!
        at: DateTime!
        actor: String!
        "In whose place he acted: member:12"
        subject: String
        action: String!
        before: JSON
        after: JSON
        reason: String
    }

    type CompanyMatch {
        id: ID!
        name: String!
        taxId: String
        "tax-id, phone, e-mail, mail-domain, name"
        matchedBy: [String!]!
    }

    """
    looks-like-existing: companies that look the same exist; send again with acceptDuplicates to create it all the same.
    ask-colleague: whether the firm is a customer already is for somebody who sees all customers.
    """
    type CompanyDuplicateRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        matches: [CompanyMatch!]!
    }

    union CreateCompanyResult = Company | CompanyDuplicateRefusal

    # Generated at run time by Vendure.
    input CompanyListOptions

    input HeadOfficeInput {
        name: String
        ${placeFields}
    }

    input CreateCompanyInput {
        idempotencyKey: String!
        acceptDuplicates: Boolean
        code: String
        name: String!
        ${companyFields}
        currencyCode: CurrencyCode!
        language: String!
        headOffice: HeadOfficeInput
    }

    input UpdateCompanyInput {
        id: ID!
        version: Int
        code: String
        name: String
        ${companyFields}
        currencyCode: CurrencyCode
        language: String
    }

    input CreateCompanyBranchInput {
        idempotencyKey: String!
        companyId: ID!
        parentId: ID
        name: String!
        ${placeFields}
        isHeadOffice: Boolean
        orderingEnabled: Boolean
        "All of them: who is not named is removed. One is the main one; the first, if none is"
        contacts: [BranchContactInput!]
    }

    input UpdateCompanyBranchInput {
        id: ID!
        version: Int
        parentId: ID
        name: String
        ${placeFields}
        isHeadOffice: Boolean
        active: Boolean
        orderingEnabled: Boolean
        "All of them: who is not named is removed. One is the main one; the first, if none is"
        contacts: [BranchContactInput!]
    }

    extend type Query {
        companies(options: CompanyListOptions): CompanyList!
        company(id: ID!): Company
    }

    extend type Mutation {
        createCompany(input: CreateCompanyInput!): CreateCompanyResult!
        updateCompany(input: UpdateCompanyInput!): Company!
        setCompanyActive(id: ID!, active: Boolean!, reason: String): Company!
        createCompanyBranch(input: CreateCompanyBranchInput!): CompanyBranch!
        updateCompanyBranch(input: UpdateCompanyBranchInput!): CompanyBranch!
    }
`;
