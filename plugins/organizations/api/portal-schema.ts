import gql from 'graphql-tag';

export const portalShopSchema = gql`
    type PortalSession {
        firmName: String!
        "closed, catalogue or shop"
        accessMode: String!
        "May a stranger apply for access?"
        acceptsApplications: Boolean!
        languages: [String!]!
        calendar: String!
        timeZone: String!
        supportPhone: String
        supportEmail: String
        member: PortalMember
        "Where the signed-in person may act."
        memberships: [PortalMembership!]!
    }

    type PortalMembership {
        id: ID!
        companyName: String!
        branchName: String
        "This session speaks for it."
        current: Boolean!
    }

    type PortalMember {
        id: ID!
        firstName: String!
        lastName: String!
        emailAddress: String!
        phone: String
        language: String!
        "admin, approver or buyer; holds where there is no role of the company's own."
        role: String!
        ownRoleName: String
        permissions: [String!]!
        company: PortalCompany!
        branch: PortalBranch
    }

    type PortalCompany {
        "Somebody who orders in the open shop without an account"
        isGuest: Boolean!
        id: ID!
        name: String!
        taxId: String
        currencyCode: CurrencyCode!
        orderingEnabled: Boolean!
        branches: [PortalBranch!]!
        manager: AccountManager
    }

    type PortalBranch {
        id: ID!
        name: String!
        city: String!
        streetLine: String!
        postalCode: String!
        countryCode: String!
        phone: String
        isHeadOffice: Boolean!
    }

    type AccountManager {
        firstName: String!
        lastName: String!
        phone: String
        emailAddress: String!
        "The address of a picture"
        photo: String
    }

    type InvitationView {
        firstName: String!
        companyName: String!
        "The link does not work any more: used, replaced or too old."
        expired: Boolean!
        "The person has a password here already, and joins with it."
        hasAccount: Boolean!
        "The session that asks is that person's: he joins without a password."
        isSignedIn: Boolean!
    }

    "The link or the password was not taken: expired, used, unknown, weak-password or wrong-password"
    type InvitationRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union AcceptInvitationResult = Success | InvitationRefusal

    extend type Query {
        portalSession: PortalSession!
        invitation(token: String!): InvitationView
    }

    extend type Mutation {
        "The password to sign in with from now on; of a person who has one, that one, or none in his own session."
        acceptInvitation(token: String!, password: String): AcceptInvitationResult!
        "Succeeds whether or not the address belongs to a member"
        requestPasswordLink(emailAddress: String!): Success!
        "Opens a session for a guest of the open shop; a member stays who he is"
        startGuest(language: String!, idempotencyKey: String!): Success!
        resetPasswordByLink(token: String!, password: String!): AcceptInvitationResult!
        updateMyLanguage(language: String!): PortalMember!
        "This session speaks for that membership of the signed-in person from now on."
        switchCompany(memberId: ID!): PortalSession!
    }
`;
