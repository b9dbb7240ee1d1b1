import gql from 'graphql-tag';

export const portalShopSchema = gql`
    type PortalSession {
        firmName: String!
        accessMode: String!
        languages: [String!]!
        calendar: String!
        timeZone: String!
        supportPhone: String
        supportEmail: String
        member: PortalMember
    }

    type PortalMember {
        id: ID!
        firstName: String!
        lastName: String!
        emailAddress: String!
        phone: String
        language: String!
        permissions: [String!]!
        company: PortalCompany!
        branch: PortalBranch
    }

    type PortalCompany {
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
    }

    "The link or the password was not taken: expired, used, unknown or weak-password"
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
        acceptInvitation(token: String!, password: String!): AcceptInvitationResult!
        "Succeeds whether or not the address belongs to a member"
        requestPasswordLink(emailAddress: String!): Success!
        resetPasswordByLink(token: String!, password: String!): AcceptInvitationResult!
        updateMyLanguage(language: String!): PortalMember!
    }
`;
