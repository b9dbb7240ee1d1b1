import gql from 'graphql-tag';

export const actingAdminSchema = gql`
    "Opens the portal in the member's place: post the token to beginActing within its time. Shown once."
    type ActingHandover {
        token: String!
        expiresAt: DateTime!
    }

    "never-signed-in, not-active, token-used, token-expired, token-unknown or not-allowed"
    type ActingRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union ActForMemberResult = ActingHandover | ActingRefusal

    type ActingSession {
        id: ID!
        companyId: ID!
        companyName: String!
        memberId: ID!
        memberName: String!
        administratorId: ID!
        staffName: String!
        reason: String!
        createdAt: DateTime!
        begunAt: DateTime
        until: DateTime
        endedAt: DateTime
        isOpen: Boolean!
    }

    type ActingSessionPage {
        items: [ActingSession!]!
        totalItems: Int!
    }

    input ActingSessionsInput {
        companyId: ID
        openOnly: Boolean
        skip: Int
        take: Int
    }

    extend type Query {
        "The newest first"
        actingSessions(input: ActingSessionsInput): ActingSessionPage!
    }

    extend type Mutation {
        actForMember(memberId: ID!, reason: String!, idempotencyKey: String!): ActForMemberResult!
        endActingSession(id: ID!): Success!
    }
`;

export const actingShopSchema = gql`
    "never-signed-in, not-active, token-used, token-expired, token-unknown or not-allowed"
    type ActingRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union BeginActingResult = Success | ActingRefusal

    "A staff member is acting in the member's place"
    type PortalActing {
        staffName: String!
        reason: String!
        until: DateTime!
    }

    extend type PortalSession {
        acting: PortalActing
    }

    extend type Mutation {
        "Opens the session of a staff member who acts for a member"
        beginActing(token: String!): BeginActingResult!
        endActing: Success!
    }
`;
