import gql from 'graphql-tag';

const shared = gql`
    enum CustomerAcceptance {
        "The distributor looks at each order first"
        approval
        "Orders go on by themselves in the distributor's name"
        automatic
    }

    "The tree stayed as it was: not-a-distributor, circle, too-deep, other-currency or has-customers"
    type DistributorLinkRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    "Somebody of a customer's who has not taken up the invitation"
    type InvitedPerson {
        memberId: ID!
        name: String!
        emailAddress: String!
        "When the last invitation went out"
        invitedAt: DateTime
    }

    "A company that buys from a distributor"
    type MyCustomer {
        "The company's"
        id: ID!
        createdAt: DateTime!
        name: String!
        taxId: String
        phone: String
        email: String
        contactName: String!
        contactEmail: String!
        "Whether the contact has taken up the invitation"
        hasAccepted: Boolean!
        "Those who have not taken up their invitation yet, twenty at most"
        invited: [InvitedPerson!]!
        "Hundredths of a percent on top of the distributor's own price: 1250 is 12.5 %"
        markupBasisPoints: Int!
        acceptance: CustomerAcceptance!
        active: Boolean!
        version: Int!
    }
`;

export const shopApiExtensions = gql`
    ${shared}

    type MyCustomerList {
        items: [MyCustomer!]!
        totalItems: Int!
    }

    input MyCustomerPersonInput {
        firstName: String!
        lastName: String!
        emailAddress: String!
        phone: String
        language: String!
    }

    input CreateMyCustomerInput {
        name: String!
        "The distributor's own country when left out"
        countryCode: String
        taxId: String
        phone: String
        email: String
        city: String
        streetLine: String
        postalCode: String
        "The customer's first administrator, who gets the invitation"
        person: MyCustomerPersonInput!
        markupBasisPoints: Int!
        acceptance: CustomerAcceptance!
        idempotencyKey: String!
    }

    input UpdateMyCustomerInput {
        customerId: ID!
        "As it was shown; an older one is refused"
        version: Int!
        markupBasisPoints: Int
        acceptance: CustomerAcceptance
        active: Boolean
    }

    input ResendCustomerInvitationInput {
        customerId: ID!
        memberId: ID!
    }

    union ResendCustomerInvitationResult = MyCustomer | TeamRefusal
    union CreateMyCustomerResult = MyCustomer | DistributorLinkRefusal

    extend type Query {
        "A distributor's own customers, by name"
        myCustomers(term: String, skip: Int, take: Int): MyCustomerList!
    }

    extend type Mutation {
        createMyCustomer(input: CreateMyCustomerInput!): CreateMyCustomerResult!
        updateMyCustomer(input: UpdateMyCustomerInput!): MyCustomer!
        "A fresh link; the one sent before stops working. Five within a day at most"
        resendCustomerInvitation(input: ResendCustomerInvitationInput!): ResendCustomerInvitationResult!
    }
`;

export const adminApiExtensions = gql`
    ${shared}

    type DistributorLink {
        distributorCompanyId: ID!
        distributorName: String!
        markupBasisPoints: Int!
        acceptance: CustomerAcceptance!
        active: Boolean!
        version: Int!
    }

    type DistributorStep {
        companyId: ID!
        companyName: String!
        distributorCompanyId: ID!
        distributorName: String!
        markupBasisPoints: Int!
        "The link holds and the distributor is active"
        isOpen: Boolean!
    }

    "A company's place in the tree of distributors"
    type CompanyDistribution {
        companyId: ID!
        isDistributor: Boolean!
        link: DistributorLink
        "From the root distributor down to the company"
        chain: [DistributorStep!]!
        "Its own customers, the first hundred by name"
        customers: [MyCustomer!]!
        customerCount: Int!
    }

    type DistributorCompany {
        id: ID!
        name: String!
        currencyCode: CurrencyCode!
    }

    input SetCompanyDistributorInput {
        companyId: ID!
        "Null: the company buys from the merchant himself"
        distributorCompanyId: ID
        markupBasisPoints: Int!
        acceptance: CustomerAcceptance!
        active: Boolean!
        "As it was shown, 0 where there was no distributor; another one is refused"
        version: Int
    }

    union CompanyDistributionResult = CompanyDistribution | DistributorLinkRefusal

    extend type Query {
        companyDistribution(companyId: ID!): CompanyDistribution!
        "Active distributors, the first hundred by name"
        distributorCompanies(term: String): [DistributorCompany!]!
    }

    extend type Mutation {
        setCompanyDistributor(input: SetCompanyDistributorInput!): CompanyDistributionResult!
        setCompanyIsDistributor(companyId: ID!, isDistributor: Boolean!): CompanyDistributionResult!
    }
`;
