import gql from 'graphql-tag';

export const shopSchema = gql`
    "Products sold together at one price. Only who sees every part sees it. Amounts are null for who may not see prices."
    type ProductSet {
        id: ID!
        code: String!
        name: String!
        image: CatalogueImage
        currencyCode: CurrencyCode!
        "Of one set, however many are ordered"
        unitNet: Money
        unitGross: Money
        "What the parts cost by themselves"
        singlesNet: Money
        savedNet: Money
        savedPercent: Float
        "made-to-order, in-stock or out-of-stock: of one whole set"
        availability: String!
        "Whole sets that the parts' stock gives now; absent when all is made to order, or the firm tells no figures"
        available: Int
        "YYYY-MM-DD, the last day"
        validUntil: String
        parts: [ProductSetPart!]!
    }
    type ProductSetPart {
        variantId: ID!
        productSlug: String!
        sku: String!
        name: String!
        imageUrl: String
        "In the base unit, in one set"
        quantity: Int!
        baseUnit: String!
        "made-to-order, in-stock or out-of-stock"
        availability: String!
        "Of one unit by itself"
        singleNet: Money
        "Of all its units by themselves"
        singlesNet: Money
        "What of the set's price falls on it"
        shareNet: Money
    }
    type ProductSetPage {
        items: [ProductSet!]!
        totalItems: Int!
    }
    input ProductSetsInput {
        "Part of a name or code"
        term: String
        skip: Int
        take: Int
    }
    extend type Query {
        productSets(input: ProductSetsInput!): ProductSetPage!
        "Sets with a part of this product"
        productSetsOf(slug: String!): [ProductSet!]!
    }
`;
