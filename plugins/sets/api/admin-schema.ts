import gql from 'graphql-tag';

export const adminSchema = gql`
    type ProductSet implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        code: String!
        "In the language asked for, else in English"
        name: String!
        names: ProductSetNames!
        asset: Asset
        enabled: Boolean!
        validFrom: String
        validUntil: String
        version: Int!
        parts: [ProductSetPart!]!
        prices: [ProductSetPrice!]!
    }
    type ProductSetNames {
        en: String!
        fa: String
        pl: String
        ru: String
    }
    type ProductSetPart {
        variantId: ID!
        sku: String!
        name: String!
        "In base units, in one set"
        quantity: Int!
    }
    "Net, of one set, however many are ordered"
    type ProductSetPrice {
        currencyCode: CurrencyCode!
        unitNet: Money!
    }
    type ProductSetList implements PaginatedList {
        items: [ProductSet!]!
        totalItems: Int!
    }
    input ProductSetListOptions
    input ProductSetNamesInput {
        en: String!
        fa: String
        pl: String
        ru: String
    }
    input ProductSetPartInput {
        variantId: ID!
        quantity: Int!
    }
    input ProductSetPriceInput {
        currencyCode: CurrencyCode!
        unitNet: Money!
    }
    input CreateProductSetInput {
        code: String!
        names: ProductSetNamesInput!
        assetId: ID
        enabled: Boolean
        validFrom: String
        validUntil: String
        parts: [ProductSetPartInput!]!
        prices: [ProductSetPriceInput!]!
    }
    "All of the set, as it should stand"
    input UpdateProductSetInput {
        id: ID!
        code: String!
        names: ProductSetNamesInput!
        assetId: ID
        enabled: Boolean
        validFrom: String
        validUntil: String
        parts: [ProductSetPartInput!]!
        prices: [ProductSetPriceInput!]!
        "The one that was read; a stale one is refused"
        version: Int
    }
    input ProductSetPreviewInput {
        companyId: ID!
        parts: [ProductSetPartInput!]!
        unitNet: Money!
    }
    type ProductSetPreview {
        currencyCode: CurrencyCode!
        "Why the company is not offered it: part-not-visible, part-without-price, dearer-than-parts, part-for-nothing, not-for-sale"
        refusal: String
        "With the mark-ups of the distributors above it"
        unitNet: Money
        singlesNet: Money
        "Whole sets; absent when all is made to order"
        available: Int
        parts: [ProductSetPreviewPart!]!
    }
    type ProductSetPreviewPart {
        variantId: ID!
        quantity: Int!
        "By itself, in the quantity of one set"
        singlesNet: Money
        "What of the set's price falls on the part"
        shareNet: Money
        available: Int
    }
    extend type Query {
        productSets(options: ProductSetListOptions): ProductSetList!
        productSet(id: ID!): ProductSet
        productSetPreview(input: ProductSetPreviewInput!): ProductSetPreview!
    }
    extend type Mutation {
        createProductSet(input: CreateProductSetInput!): ProductSet!
        updateProductSet(input: UpdateProductSetInput!): ProductSet!
        deleteProductSet(id: ID!): DeletionResponse!
    }
`;
