import gql from 'graphql-tag';

export const memberAdminSchema = gql`
    type CompanyMember implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        firstName: String!
        lastName: String!
        emailAddress: String!
        phone: String
        "admin, approver or buyer; holds where the member has no role of the company's own"
        role: String!
        ownRole: CompanyRole
        language: String!
        active: Boolean!
        acceptedAt: DateTime
        version: Int!
        branch: CompanyBranch
    }

    "A role that a company made for itself."
    type CompanyRole implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        name: String!
        "see-prices, order, approve, see-finance, manage-members, manage-addresses, manage-company, manage-customers, see-whole-company"
        permissions: [String!]!
        version: Int!
    }

    extend type Company {
        roles: [CompanyRole!]!
    }

    "Why a person or a role stays as it is: reason is last-manager, more-than-own, member-has-more, own-details, name-taken, role-in-use and the like."
    type TeamRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union UpdateCompanyMemberResult = CompanyMember | TeamRefusal
    union CompanyRoleResult = CompanyRole | TeamRefusal
    union DeleteCompanyRoleResult = Success | TeamRefusal

    input InviteMemberInput {
        idempotencyKey: String!
        companyId: ID!
        branchId: ID
        firstName: String!
        lastName: String!
        emailAddress: String!
        phone: String
        role: String
        "Wins over role"
        ownRoleId: ID
        language: String!
    }

    input UpdateCompanyMemberInput {
        id: ID!
        version: Int
        branchId: ID
        firstName: String
        lastName: String
        phone: String
        "A preset alone takes the company's own role away"
        role: String
        ownRoleId: ID
        language: String
        active: Boolean
    }

    input CreateCompanyRoleInput {
        idempotencyKey: String!
        companyId: ID!
        name: String!
        permissions: [String!]!
    }

    input UpdateCompanyRoleInput {
        id: ID!
        version: Int
        name: String
        permissions: [String!]
    }

    extend type Mutation {
        inviteMember(input: InviteMemberInput!): CompanyMember!
        "Five times within a day at most"
        resendInvitation(id: ID!): UpdateCompanyMemberResult!
        updateCompanyMember(input: UpdateCompanyMemberInput!): UpdateCompanyMemberResult!
        createCompanyRole(input: CreateCompanyRoleInput!): CompanyRoleResult!
        updateCompanyRole(input: UpdateCompanyRoleInput!): CompanyRoleResult!
        deleteCompanyRole(id: ID!, version: Int): DeleteCompanyRoleResult!
    }
`;
