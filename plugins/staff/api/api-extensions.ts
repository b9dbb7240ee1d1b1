import gql from 'graphql-tag';

export const adminApiExtensions = gql`
    type StaffMember {
        "The administrator's id"
        id: ID!
        firstName: String!
        lastName: String!
        emailAddress: String!
        roles: [StaffMemberRole!]!
        "all, firm-branch or own: whose customers he sees"
        reach: String!
        firmBranchId: ID
        firmBranchName: String
        phone: String
        photoId: ID
        photo: String
        blockedAt: DateTime
        blockedReason: String
        hasSecondFactor: Boolean!
        needsSecondFactor: Boolean!
        lastSignInAt: DateTime
        "How many companies he looks after"
        companies: Int!
        version: Int!
    }

    type StaffMemberRole {
        id: ID!
        code: String!
        description: String!
    }

    type StaffMemberPage {
        items: [StaffMember!]!
        totalItems: Int!
    }

    type FirmBranch {
        id: ID!
        name: String!
        people: Int!
        version: Int!
    }

    type OwnSecondFactor {
        enabled: Boolean!
        required: Boolean!
        recoveryCodesLeft: Int!
    }

    type SecondFactorEnrolment {
        "For typing into the app"
        secret: String!
        uri: String!
        "The same as SVG"
        picture: String!
    }

    type RecoveryCodes {
        "Shown once"
        codes: [String!]!
    }

    type SignedIn {
        success: Boolean!
        "Of a second factor that was turned on by this; shown once"
        recoveryCodes: [String!]!
    }

    type PendingSignIn {
        "The second factor is still to be set up"
        enrol: Boolean!
    }

    "oneself, last-administrator, stronger, has-people or own-second-factor"
    type StaffRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    "wrong-code, locked, expired, not-begun or already-on"
    type SecondFactorRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    "The password is right; the ticket and a code open the session. code or enrol"
    type SecondFactorNeeded implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        ticket: String!
    }

    extend union NativeAuthenticationResult = SecondFactorNeeded

    union StaffMemberResult = StaffMember | StaffRefusal
    union StaffDeletionResult = Success | StaffRefusal
    union SecondFactorEnrolmentResult = SecondFactorEnrolment | SecondFactorRefusal
    union RecoveryCodesResult = RecoveryCodes | SecondFactorRefusal
    union ConfirmSignInResult = SignedIn | SecondFactorRefusal

    input StaffMembersInput {
        term: String
        firmBranchId: ID
        blocked: Boolean
        skip: Int
        take: Int
    }

    input UpdateStaffMemberInput {
        id: ID!
        reach: String!
        firmBranchId: ID
        phone: String
        photoId: ID
        version: Int
    }

    extend type Query {
        staffMembers(input: StaffMembersInput): StaffMemberPage!
        staffMember(id: ID!): StaffMember!
        firmBranches: [FirmBranch!]!
        ownSecondFactor: OwnSecondFactor!
        secondFactorRoles: [ID!]!
        "The sign-in that this browser has begun with a password; null when there is none"
        pendingSignIn(ticket: String): PendingSignIn
    }

    extend type Mutation {
        updateStaffMember(input: UpdateStaffMemberInput!): StaffMemberResult!
        blockStaffMember(id: ID!, reason: String!): StaffMemberResult!
        unblockStaffMember(id: ID!): StaffMemberResult!
        createFirmBranch(name: String!, idempotencyKey: String!): FirmBranch!
        updateFirmBranch(id: ID!, name: String!, version: Int): FirmBranch!
        deleteFirmBranch(id: ID!): StaffDeletionResult!
        beginSecondFactor: SecondFactorEnrolmentResult!
        confirmSecondFactor(code: String!): RecoveryCodesResult!
        renewRecoveryCodes(code: String!): RecoveryCodesResult!
        resetSecondFactor(administratorId: ID!, reason: String!): StaffDeletionResult!
        "Whose holders sign in with a second factor only"
        setSecondFactorRoles(roleIds: [ID!]!): [ID!]!
        "The ticket may be left out where the browser has it as a cookie"
        beginSignInEnrolment(ticket: String): SecondFactorEnrolmentResult!
        confirmSignIn(ticket: String, code: String!): ConfirmSignInResult!
    }
`;
