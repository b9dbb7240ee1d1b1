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
        role: String!
        language: String!
        active: Boolean!
        acceptedAt: DateTime
        branch: CompanyBranch
    }

    input InviteMemberInput {
        idempotencyKey: String!
        companyId: ID!
        branchId: ID
        firstName: String!
        lastName: String!
        emailAddress: String!
        phone: String
        role: String!
        language: String!
    }

    input UpdateCompanyMemberInput {
        id: ID!
        branchId: ID
        firstName: String
        lastName: String
        phone: String
        role: String
        language: String
        active: Boolean
    }

    extend type Mutation {
        inviteMember(input: InviteMemberInput!): CompanyMember!
        resendInvitation(id: ID!): CompanyMember!
        updateCompanyMember(input: UpdateCompanyMemberInput!): CompanyMember!
    }
`;
