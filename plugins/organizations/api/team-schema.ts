import gql from 'graphql-tag';

export const teamShopSchema = gql`
    type TeamMember {
        id: ID!
        firstName: String!
        lastName: String!
        emailAddress: String!
        phone: String
        "None: the whole company."
        branch: PortalBranch
        "admin, approver or buyer; holds where the member has no role of the company's own."
        role: String!
        ownRoleId: ID
        ownRoleName: String
        language: String!
        active: Boolean!
        acceptedAt: DateTime
        version: Int!
        isSelf: Boolean!
        "He may do no more than the one who asks."
        mayChange: Boolean!
        "Name and phone are the person's own once he has joined another company too."
        mayRename: Boolean!
    }

    type TeamMemberList {
        items: [TeamMember!]!
        totalItems: Int!
    }

    "A preset, which has no id, or a role of the company's own."
    type TeamRole {
        id: ID
        preset: String
        name: String!
        permissions: [String!]!
        version: Int
        memberCount: Int!
        "Names of those with the role whom the asker manages."
        holders: [String!]!
        "The asker has all its permissions himself."
        mayGrant: Boolean!
        mayChange: Boolean!
    }

    type AssignablePermission {
        name: String!
        "Nobody hands out what he does not have."
        mayGrant: Boolean!
    }

    "Why a person or a role stays as it is: last-manager, more-than-own, member-has-more, other-branch, whole-company-only, own-details, already-accepted, inactive, sent-too-often, name-taken or role-in-use."
    type TeamRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union TeamMemberResult = TeamMember | TeamRefusal
    union TeamRoleResult = TeamRole | TeamRefusal
    union DeleteTeamRoleResult = Success | TeamRefusal

    input TeamMembersInput {
        skip: Int
        take: Int
        "Part of a name or e-mail address."
        term: String
    }

    input InviteTeamMemberInput {
        idempotencyKey: String!
        branchId: ID
        firstName: String!
        lastName: String!
        emailAddress: String!
        phone: String
        role: String
        "Wins over role."
        ownRoleId: ID
        language: String!
    }

    input UpdateTeamMemberInput {
        id: ID!
        version: Int
        branchId: ID
        firstName: String
        lastName: String
        phone: String
        "A preset alone takes the company's own role away."
        role: String
        ownRoleId: ID
        language: String
        active: Boolean
    }

    input CreateTeamRoleInput {
        idempotencyKey: String!
        name: String!
        permissions: [String!]!
    }

    input UpdateTeamRoleInput {
        id: ID!
        version: Int
        name: String
        permissions: [String!]
    }

    extend type Query {
        teamMembers(input: TeamMembersInput!): TeamMemberList!
        teamRoles: [TeamRole!]!
        assignablePermissions: [AssignablePermission!]!
    }

    extend type Mutation {
        inviteTeamMember(input: InviteTeamMemberInput!): TeamMemberResult!
        resendTeamInvitation(id: ID!): TeamMemberResult!
        "With active false his sessions in this company end at once."
        updateTeamMember(input: UpdateTeamMemberInput!): TeamMemberResult!
        createTeamRole(input: CreateTeamRoleInput!): TeamRoleResult!
        updateTeamRole(input: UpdateTeamRoleInput!): TeamRoleResult!
        deleteTeamRole(id: ID!, version: Int): DeleteTeamRoleResult!
    }
`;
