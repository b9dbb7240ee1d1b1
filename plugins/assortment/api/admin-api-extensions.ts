import gql from 'graphql-tag';

export const adminApiExtensions = gql`
    "By what companies see products; with both, both must allow."
    type AssortmentModes {
        byPrice: Boolean!
        byCategory: Boolean!
    }
    input AssortmentModesInput {
        byPrice: Boolean!
        byCategory: Boolean!
    }
    type CategoryAccess {
        collectionId: ID!
        name: String!
        isCommon: Boolean!
        isGranted: Boolean!
    }
    "With neither a company nor a group: the common categories."
    input CategoryAccessInput {
        companyId: ID
        groupName: String
        collectionIds: [ID!]!
    }
    type VariantSales {
        variantId: ID!
        baseUnit: String!
        weightG: Int!
        madeToOrder: Boolean!
        minQuantity: Int!
        increment: Int!
        units: [VariantUnit!]!
    }
    type VariantUnit {
        code: String!
        factor: Int!
    }
    input VariantUnitInput {
        code: String!
        factor: Int!
    }
    input VariantSalesInput {
        variantId: ID!
        baseUnit: String!
        weightG: Int!
        madeToOrder: Boolean!
        minQuantity: Int!
        increment: Int!
        units: [VariantUnitInput!]!
    }
    type CatalogueIndexStatus {
        entries: Int!
        "Products that changed and are not in the index yet."
        pending: Int!
        refreshedAt: DateTime
    }
    extend type Query {
        assortmentModes: AssortmentModes!
        categoryAccess(companyId: ID, groupName: String): [CategoryAccess!]!
        variantSales(variantId: ID!): VariantSales!
        catalogueIndexStatus: CatalogueIndexStatus!
    }
    extend type Mutation {
        setAssortmentModes(input: AssortmentModesInput!): AssortmentModes!
        setCategoryAccess(input: CategoryAccessInput!): [CategoryAccess!]!
        setVariantSales(input: VariantSalesInput!): VariantSales!
        "How many products the worker will now write anew."
        rebuildCatalogueIndex: Int!
    }
`;
