import gql from 'graphql-tag';

export const shopApiExtensions = gql`
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

export const adminApiExtensions = gql`
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
        currencyCode: CurrencyCode!
        language: String!
        active: Boolean!
        orderingEnabled: Boolean!
        managerAdministratorId: ID
        isNewCustomerUntil: String
        version: Int!
        branches: [CompanyBranch!]!
        members: [CompanyMember!]!
        history: [CompanyHistoryEntry!]!
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
        isHeadOffice: Boolean!
    }

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

    type CompanyHistoryEntry {
        id: ID!
        at: DateTime!
        actor: String!
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

    "Companies that look the same exist; send again with acceptDuplicates to create it all the same"
    type CompanyDuplicateRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        matches: [CompanyMatch!]!
    }

    union CreateCompanyResult = Company | CompanyDuplicateRefusal

    type FirmSettings {
        name: String!
        timeZone: String!
        calendar: String!
        "Days without work, 0 is Sunday"
        weekendDays: [Int!]!
        holidayCountry: String!
        currencyCode: CurrencyCode!
        language: String!
        supportPhone: String
        supportEmail: String
    }

    # Generated at run time by Vendure.
    input CompanyListOptions

    input HeadOfficeInput {
        name: String
        contactName: String
        phone: String
        email: String
        streetLine: String
        city: String
        postalCode: String
        countryCode: String
    }

    input CreateCompanyInput {
        idempotencyKey: String!
        acceptDuplicates: Boolean
        code: String
        name: String!
        countryCode: String
        taxId: String
        phone: String
        email: String
        groupName: String
        currencyCode: CurrencyCode!
        language: String!
        orderingEnabled: Boolean
        managerAdministratorId: ID
        isNewCustomerUntil: String
        headOffice: HeadOfficeInput
    }

    input UpdateCompanyInput {
        id: ID!
        version: Int
        code: String
        name: String
        countryCode: String
        taxId: String
        phone: String
        email: String
        groupName: String
        currencyCode: CurrencyCode
        language: String
        orderingEnabled: Boolean
        managerAdministratorId: ID
        isNewCustomerUntil: String
    }

    input CreateCompanyBranchInput {
        idempotencyKey: String!
        companyId: ID!
        parentId: ID
        name: String!
        contactName: String
        phone: String
        email: String
        streetLine: String
        city: String
        postalCode: String
        countryCode: String
        isHeadOffice: Boolean
    }

    input UpdateCompanyBranchInput {
        id: ID!
        parentId: ID
        name: String
        contactName: String
        phone: String
        email: String
        streetLine: String
        city: String
        postalCode: String
        countryCode: String
        isHeadOffice: Boolean
        active: Boolean
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

    extend input UpdateActiveAdministratorInput {
        "Asked for when the address or the password changes"
        currentPassword: String
    }

    input UpdateFirmSettingsInput {
        name: String
        timeZone: String
        calendar: String
        weekendDays: [Int!]
        holidayCountry: String
        currencyCode: CurrencyCode
        language: String
        supportPhone: String
        supportEmail: String
    }

    extend type Query {
        companies(options: CompanyListOptions): CompanyList!
        company(id: ID!): Company
        firmSettings: FirmSettings!
    }

    extend type Mutation {
        createCompany(input: CreateCompanyInput!): CreateCompanyResult!
        updateCompany(input: UpdateCompanyInput!): Company!
        setCompanyActive(id: ID!, active: Boolean!, reason: String): Company!
        createCompanyBranch(input: CreateCompanyBranchInput!): CompanyBranch!
        updateCompanyBranch(input: UpdateCompanyBranchInput!): CompanyBranch!
        inviteMember(input: InviteMemberInput!): CompanyMember!
        resendInvitation(id: ID!): CompanyMember!
        updateCompanyMember(input: UpdateCompanyMemberInput!): CompanyMember!
        updateFirmSettings(input: UpdateFirmSettingsInput!): FirmSettings!
    }
`;
