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
        "Cut from a roll of this width: counted in centimetres of length, priced by the square metre"
        rollWidthCm: Int
        "Its units are this group's, and change with it"
        unitGroupId: ID
        version: Int!
        units: [VariantUnit!]!
    }
    "perUnits of it are exactly factor base units"
    type VariantUnit {
        code: String!
        factor: Int!
        perUnits: Int!
    }
    "perUnits of it, one when left out, are exactly factor base units"
    input VariantUnitInput {
        code: String!
        factor: Int!
        perUnits: Int
    }
    "Units that many variants share"
    type UnitGroup implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        name: String!
        baseUnit: String!
        "Besides the base unit"
        units: [VariantUnit!]!
        variantCount: Int!
        version: Int!
    }
    input SetUnitGroupInput {
        "Left out for a new group."
        id: ID
        name: String!
        baseUnit: String!
        units: [VariantUnitInput!]!
        version: Int
    }
    input VariantSalesInput {
        variantId: ID!
        baseUnit: String!
        weightG: Int!
        madeToOrder: Boolean!
        minQuantity: Int!
        increment: Int!
        rollWidthCm: Int
        "Then units and base unit are the group's."
        unitGroupId: ID
        version: Int
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
        unitGroups: [UnitGroup!]!
        catalogueIndexStatus: CatalogueIndexStatus!
    }
    extend type Mutation {
        setAssortmentModes(input: AssortmentModesInput!): AssortmentModes!
        setCategoryAccess(input: CategoryAccessInput!): [CategoryAccess!]!
        setVariantSales(input: VariantSalesInput!): VariantSales!
        setUnitGroup(input: SetUnitGroupInput!): UnitGroup!
        "Its variants keep the units that they have."
        deleteUnitGroup(id: ID!): DeletionResponse!
        "How many products the worker will now write anew."
        rebuildCatalogueIndex: Int!
    }
`;
