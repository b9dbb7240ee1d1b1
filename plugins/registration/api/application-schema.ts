import gql from 'graphql-tag';

export const applicationAdminSchema = gql`
    type AccessApplication implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        "new, asked, accepted or refused"
        state: String!
        companyName: String!
        countryCode: String!
        taxId: String!
        economicCode: String
        streetLine: String!
        city: String!
        postalCode: String!
        firstName: String!
        lastName: String!
        phone: String!
        emailAddress: String!
        message: String!
        language: String!
        "When the link that was sent to the address was opened"
        confirmedAt: DateTime
        decidedAt: DateTime
        decidedBy: String
        reason: String
        companyId: ID
        company: Company
        memberId: ID
        member: CompanyMember
        "The guest of the open shop who applied: what he ordered becomes the accepted company's."
        guestCompanyId: ID
        "When the accepted person was last sent his invitation"
        welcomedAt: DateTime
        assignedAdministratorId: ID
        "Who of the staff took it up; without one it is everybody's who may see applications"
        assignedTo: String
        version: Int!
        questions: [ApplicationQuestion!]!
        consents: [GivenConsent!]!
        "Companies that look like the applicant, of those that the reader sees"
        matches: [CompanyMatch!]!
        "Other applications that look like this one"
        similar: [SimilarApplication!]!
    }

    type AccessApplicationList implements PaginatedList {
        items: [AccessApplication!]!
        totalItems: Int!
    }

    type ApplicationQuestion {
        id: ID!
        createdAt: DateTime!
        question: String!
        answer: String
        answeredAt: DateTime
    }

    type GivenConsent {
        kind: String!
        textVersion: Int!
        language: String!
        createdAt: DateTime!
    }

    type SimilarApplication {
        id: ID!
        companyName: String!
        state: String!
        createdAt: DateTime!
        matchedBy: [String!]!
    }

    type ConsentText {
        id: ID!
        createdAt: DateTime!
        kind: String!
        textVersion: Int!
        language: String!
        text: String!
    }

    type ApplicationDecider {
        id: ID!
        name: String!
    }

    type RegistrationInbox {
        newApplications: Int!
        askedApplications: Int!
        openChangeRequests: Int!
    }

    "Why nothing was decided, with the version that the application has now"
    type ApplicationRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        version: Int!
        matches: [CompanyMatch!]!
    }

    union ApplicationResult = AccessApplication | ApplicationRefusal

    # Generated at run time by Vendure.
    input AccessApplicationListOptions

    input AssignApplicationInput {
        idempotencyKey: String!
        id: ID!
        version: Int!
        "Null gives it back to everybody"
        administratorId: ID
    }

    input AskApplicantInput {
        idempotencyKey: String!
        id: ID!
        version: Int!
        question: String!
    }

    input RefuseApplicationInput {
        idempotencyKey: String!
        id: ID!
        version: Int!
        reason: String!
    }

    input AcceptedHeadOfficeInput {
        contactName: String
        city: String
        streetLine: String
        postalCode: String
    }

    input AcceptedCompanyInput {
        name: String!
        code: String
        countryCode: String!
        taxId: String
        phone: String
        email: String
        groupName: String
        currencyCode: CurrencyCode!
        language: String!
        orderingEnabled: Boolean!
        managerAdministratorId: ID
        isNewCustomerUntil: String
        headOffice: AcceptedHeadOfficeInput
    }

    input AcceptedMemberInput {
        firstName: String!
        lastName: String!
        emailAddress: String!
        phone: String
        role: String!
        language: String!
        branchId: ID
    }

    input AcceptApplicationInput {
        idempotencyKey: String!
        id: ID!
        version: Int!
        "Either a new company or the id of an existing one"
        company: AcceptedCompanyInput
        companyId: ID
        member: AcceptedMemberInput!
        "Make the company although another looks the same"
        acceptDuplicates: Boolean
    }

    input SendWelcomeInput {
        idempotencyKey: String!
        id: ID!
    }

    input ConsentTextInput {
        language: String!
        text: String!
    }

    input PublishConsentInput {
        kind: String!
        texts: [ConsentTextInput!]!
    }

    extend type Query {
        accessApplications(options: AccessApplicationListOptions): AccessApplicationList!
        accessApplication(id: ID!): AccessApplication!
        registrationInbox: RegistrationInbox!
        "To whom an application can be given"
        applicationDeciders: [ApplicationDecider!]!
        consentTexts: [ConsentText!]!
    }

    extend type Mutation {
        "Who looks after an application that is not decided"
        assignApplication(input: AssignApplicationInput!): ApplicationResult!
        askApplicant(input: AskApplicantInput!): ApplicationResult!
        acceptApplication(input: AcceptApplicationInput!): ApplicationResult!
        refuseApplication(input: RefuseApplicationInput!): ApplicationResult!
        "Sends the invitation of an accepted applicant, the first time or again"
        sendApplicantWelcome(input: SendWelcomeInput!): ApplicationResult!
        "A new version of a text, in all its languages"
        publishConsentTexts(input: PublishConsentInput!): [ConsentText!]!
    }
`;
