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
        "Null of the uppermost."
        parentId: ID
        isCommon: Boolean!
        "Opened to the company, group or branch itself."
        isGranted: Boolean!
        "By this or any other grant: of a category above, of the group, of the company, or to all."
        isSeen: Boolean!
    }
    "With neither a company nor a group: the common categories. A branch is named with its company."
    input CategoryAccessInput {
        companyId: ID
        groupName: String
        branchId: ID
        collectionIds: [ID!]!
    }
    input CategoryGrantsInput {
        collectionIds: [ID!]!
        companyIds: [ID!]
        groupNames: [String!]
        branchIds: [ID!]
        "Opens the categories, or closes them."
        isOpen: Boolean!
    }
    "kind is company, group or branch"
    type CategoryViewer {
        kind: String!
        id: ID!
        name: String!
        "Of a branch"
        companyName: String
        "How many companies see the category by this grant"
        companies: Int!
        "What was opened: this category, or one above it"
        viaCategory: String!
    }
    type CategoryViewers {
        isCommon: Boolean!
        grants: [CategoryViewer!]!
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
    input CompanyCatalogueInput {
        companyId: ID!
        "Left out: as a member who buys for any branch"
        branchId: ID
        term: String
        categoryId: ID
        facetValueIds: [ID!]
        "RELEVANCE, NAME, NEWEST, PRICE_ASC or PRICE_DESC"
        sort: String
        skip: Int
        take: Int
    }
    "The shop as the company sees it"
    type CompanyCatalogue {
        items: [CompanyCatalogueItem!]!
        totalItems: Int!
        currencyCode: CurrencyCode!
        categories: [CompanyCatalogueChoice!]!
        facets: [CompanyCatalogueFacet!]!
    }
    type CompanyCatalogueItem {
        variantId: ID!
        sku: String!
        name: String!
        productName: String!
        categoryName: String
        imageUrl: String
        baseUnit: String!
        availability: String!
        unitNet: Money
        unitGross: Money
        priceSource: String
    }
    type CompanyCatalogueChoice {
        id: ID!
        name: String!
        count: Int!
    }
    type CompanyCatalogueFacet {
        id: ID!
        name: String!
        values: [CompanyCatalogueChoice!]!
    }
    type CatalogueIndexStatus {
        entries: Int!
        "Products that changed and are not in the index yet."
        pending: Int!
        refreshedAt: DateTime
    }
    extend type Query {
        assortmentModes: AssortmentModes!
        categoryAccess(companyId: ID, groupName: String, branchId: ID): [CategoryAccess!]!
        categoryViewers(collectionId: ID!): CategoryViewers!
        "Each page shown is recorded."
        companyCatalogue(input: CompanyCatalogueInput!): CompanyCatalogue!
        variantSales(variantId: ID!): VariantSales!
        unitGroups: [UnitGroup!]!
        catalogueIndexStatus: CatalogueIndexStatus!
    }
    extend type Mutation {
        setAssortmentModes(input: AssortmentModesInput!): AssortmentModes!
        setCategoryAccess(input: CategoryAccessInput!): [CategoryAccess!]!
        "Many categories for many at once; how many grants that changed."
        changeCategoryGrants(input: CategoryGrantsInput!): Int!
        setVariantSales(input: VariantSalesInput!): VariantSales!
        setUnitGroup(input: SetUnitGroupInput!): UnitGroup!
        "Its variants keep the units that they have."
        deleteUnitGroup(id: ID!): DeletionResponse!
        "How many products the worker will now write anew."
        rebuildCatalogueIndex: Int!
    }
`;
