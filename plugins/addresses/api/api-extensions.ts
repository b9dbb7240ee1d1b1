import gql from 'graphql-tag';

const fields = `
    id: ID!
    branchId: ID
    label: String!
    contactName: String!
    phone: String
    streetLine: String!
    city: String!
    postalCode: String!
    countryCode: String!
    "waiting, usable, refused or retired"
    state: String!
    "Goes to the ERP with each order as an address for this once"
    oneTime: Boolean!
    refusalReason: String
    version: Int!
`;

const inputs = `
    branchId: ID
    contactName: String
    phone: String
    postalCode: String
`;

const refusal = `
    "The address stayed as it was: wrong-state or retired"
    type AddressRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
    }
`;

export const shopApiExtensions = gql`
    type MyAddress {
        ${fields}
    }

    ${refusal}

    union MyAddressResult = MyAddress | AddressRefusal

    input AddMyAddressInput {
        idempotencyKey: String!
        label: String!
        streetLine: String!
        city: String!
        "The company's own country when left out"
        countryCode: String
        ${inputs}
    }

    input UpdateMyAddressInput {
        id: ID!
        version: Int
        label: String
        streetLine: String
        city: String
        countryCode: String
        ${inputs}
    }

    extend type Query {
        myAddresses: [MyAddress!]!
        "approval: staff accept a new one first. free and dropshipping: usable at once"
        myAddressMode: String!
    }

    extend type Mutation {
        addMyAddress(input: AddMyAddressInput!): MyAddress!
        updateMyAddress(input: UpdateMyAddressInput!): MyAddressResult!
        retireMyAddress(id: ID!, version: Int): MyAddressResult!
    }
`;

export const adminApiExtensions = gql`
    type CompanyAddress implements Node {
        ${fields}
        createdAt: DateTime!
        updatedAt: DateTime!
        companyId: ID!
        companyName: String!
        branchName: String
    }

    type CompanyAddressList {
        items: [CompanyAddress!]!
        totalItems: Int!
    }

    ${refusal}

    union CompanyAddressResult = CompanyAddress | AddressRefusal

    input CompanyAddressesInput {
        companyId: ID
        states: [String!]
        skip: Int
        take: Int
    }

    input CreateCompanyAddressInput {
        idempotencyKey: String!
        companyId: ID!
        label: String!
        streetLine: String!
        city: String!
        countryCode: String
        ${inputs}
    }

    input UpdateCompanyAddressInput {
        id: ID!
        version: Int
        label: String
        streetLine: String
        city: String
        countryCode: String
        ${inputs}
    }

    extend type Query {
        companyAddresses(input: CompanyAddressesInput!): CompanyAddressList!
    }

    extend type Mutation {
        createCompanyAddress(input: CreateCompanyAddressInput!): CompanyAddress!
        updateCompanyAddress(input: UpdateCompanyAddressInput!): CompanyAddressResult!
        acceptCompanyAddress(id: ID!, version: Int): CompanyAddressResult!
        refuseCompanyAddress(id: ID!, reason: String!, version: Int): CompanyAddressResult!
        retireCompanyAddress(id: ID!, version: Int): CompanyAddressResult!
    }
`;
