import gql from 'graphql-tag';

export const groupAdminSchema = gql`
    type CompanyGroup {
        id: ID!
        name: String!
        "Off: no company of the group orders, whatever its own switch says"
        orderingEnabled: Boolean!
        companyCount: Int!
        version: Int!
    }

    input CreateCompanyGroupInput {
        idempotencyKey: String!
        name: String!
        orderingEnabled: Boolean
    }

    input UpdateCompanyGroupInput {
        id: ID!
        version: Int
        name: String
        orderingEnabled: Boolean
    }

    extend type Query {
        companyGroups: [CompanyGroup!]!
    }

    extend type Mutation {
        createCompanyGroup(input: CreateCompanyGroupInput!): CompanyGroup!
        updateCompanyGroup(input: UpdateCompanyGroupInput!): CompanyGroup!
        "Refused while companies are in the group"
        deleteCompanyGroup(id: ID!): Success!
    }
`;
