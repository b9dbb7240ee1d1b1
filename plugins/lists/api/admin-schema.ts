import gql from 'graphql-tag';

export const adminSchema = gql`
    "One that all of a company share"
    type CompanyShoppingList implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        companyId: ID!
        name: String!
        remark: String!
        "Absent for one that the firm made"
        ownerName: String
        version: Int!
        lines: [CompanyShoppingListLine!]!
    }
    type CompanyShoppingListLine {
        id: ID!
        variantId: ID!
        sku: String!
        name: String!
        unit: String!
        quantity: Int!
        remark: String!
    }
    "too-many-lists"
    type ShoppingListRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }
    union SaveCompanyShoppingListResult = CompanyShoppingList | ShoppingListRefusal
    input CompanyShoppingListRowInput {
        variantId: ID!
        unit: String!
        quantity: Int!
        remark: String
    }
    "All of it: lines that are not named are taken out."
    input SaveCompanyShoppingListInput {
        "None for a new one"
        id: ID
        version: Int
        companyId: ID!
        name: String!
        remark: String
        lines: [CompanyShoppingListRowInput!]!
        idempotencyKey: String!
    }
    input DeleteCompanyShoppingListInput {
        id: ID!
        version: Int
    }
    extend type Query {
        companyShoppingLists(companyId: ID!): [CompanyShoppingList!]!
    }
    extend type Mutation {
        saveCompanyShoppingList(input: SaveCompanyShoppingListInput!): SaveCompanyShoppingListResult!
        deleteCompanyShoppingList(input: DeleteCompanyShoppingListInput!): DeletionResponse!
    }
`;
