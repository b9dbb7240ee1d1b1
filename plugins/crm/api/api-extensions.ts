import gql from 'graphql-tag';

export const shopApiExtensions = gql`
    input ContactRequestInput {
        companyName: String!
        personName: String!
        phone: String!
        emailAddress: String!
        message: String!
        language: String!
        countryCode: String
        "The version of the consent text that was shown and agreed to"
        consentVersion: String
        idempotencyKey: String!
    }

    extend type Mutation {
        sendContactRequest(input: ContactRequestInput!): Success!
    }
`;

export const adminApiExtensions = gql`
    type Lead implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        state: String!
        source: String!
        companyName: String!
        personName: String!
        phone: String
        emailAddress: String
        countryCode: String!
        language: String!
        message: String!
        ownerId: ID
        ownerName: String
        disqualifiedReason: String
        followUpOn: String
        consentVersion: String
        consentAt: DateTime
        qualifiedAt: DateTime
        closedAt: DateTime
        version: Int!
        opportunity: Opportunity
        activities: [CrmActivity!]!
        "Existing companies that look like this lead"
        matches: [CompanyMatch!]!
    }

    type LeadList implements PaginatedList {
        items: [Lead!]!
        totalItems: Int!
    }

    type Opportunity implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        title: String!
        stage: String!
        amount: Money!
        currencyCode: CurrencyCode!
        expectedCloseOn: String
        ownerId: ID
        ownerName: String
        lostReason: String
        followUpOn: String
        closedAt: DateTime
        version: Int!
        lead: Lead!
        company: Company
        activities: [CrmActivity!]!
    }

    type OpportunityList implements PaginatedList {
        items: [Opportunity!]!
        totalItems: Int!
    }

    type CrmActivity implements Node {
        id: ID!
        createdAt: DateTime!
        "note, call, meeting"
        kind: String!
        text: String!
        followUpOn: String
        authorName: String
    }

    "wrong-state, looks-like-existing with the companies in question, or ask-colleague"
    type LeadRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        matches: [CompanyMatch!]!
    }

    "already-won, already-lost, or ask-colleague: whether the firm is a customer already is for somebody who sees all customers"
    type OpportunityRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
    }

    union ChangeLeadResult = Lead | LeadRefusal
    union QualifyLeadResult = Opportunity | LeadRefusal
    union ChangeOpportunityResult = Opportunity | OpportunityRefusal

    # Generated at run time by Vendure.
    input LeadListOptions
    input OpportunityListOptions

    input CreateLeadInput {
        idempotencyKey: String!
        source: String!
        companyName: String!
        personName: String!
        phone: String
        emailAddress: String
        countryCode: String
        language: String!
        message: String
        ownerId: ID
    }

    input UpdateLeadInput {
        id: ID!
        version: Int
        source: String
        companyName: String
        personName: String
        phone: String
        emailAddress: String
        countryCode: String
        language: String
        message: String
        ownerId: ID
    }

    input QualifyLeadInput {
        idempotencyKey: String!
        leadId: ID!
        title: String!
        amount: Money!
        currencyCode: CurrencyCode!
        expectedCloseOn: String
        ownerId: ID
        companyId: ID
        acceptDuplicates: Boolean
    }

    input UpdateOpportunityInput {
        id: ID!
        version: Int
        title: String
        amount: Money
        currencyCode: CurrencyCode
        expectedCloseOn: String
        ownerId: ID
    }

    input WinCompanyInput {
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

    input WinMemberInput {
        firstName: String!
        lastName: String!
        emailAddress: String!
        phone: String
        role: String!
        language: String!
    }

    input WinOpportunityInput {
        idempotencyKey: String!
        id: ID!
        company: WinCompanyInput
        member: WinMemberInput
    }

    input ActivityInput {
        idempotencyKey: String!
        leadId: ID!
        kind: String!
        text: String!
        followUpOn: String
    }

    extend type Query {
        leads(options: LeadListOptions): LeadList!
        lead(id: ID!): Lead
        opportunities(options: OpportunityListOptions): OpportunityList!
        opportunity(id: ID!): Opportunity
    }

    extend type Mutation {
        createLead(input: CreateLeadInput!): Lead!
        updateLead(input: UpdateLeadInput!): Lead!
        contactLead(id: ID!): ChangeLeadResult!
        disqualifyLead(id: ID!, reason: String!): ChangeLeadResult!
        qualifyLead(input: QualifyLeadInput!): QualifyLeadResult!
        addLeadActivity(input: ActivityInput!): [CrmActivity!]!
        updateOpportunity(input: UpdateOpportunityInput!): ChangeOpportunityResult!
        moveOpportunity(id: ID!, stage: String!): ChangeOpportunityResult!
        loseOpportunity(id: ID!, reason: String!): ChangeOpportunityResult!
        winOpportunity(input: WinOpportunityInput!): ChangeOpportunityResult!
    }
`;
