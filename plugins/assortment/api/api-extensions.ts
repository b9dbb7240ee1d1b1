import gql from 'graphql-tag';

export const shopApiExtensions = gql`
    enum CatalogueSort {
        RELEVANCE
        NAME
        NEWEST
        PRICE_ASC
        PRICE_DESC
        "What the company ordered most often comes first."
        BESTSELLERS
    }
    enum ShownInsteadKind {
        "The firm set another phrase in its place."
        REPLACEMENT
        "As on another keyboard."
        LAYOUT
        "Two words as one."
        JOINED
        "Words of the same sound, in another script."
        SOUND
        "Words that are written alike."
        SIMILAR
    }
    "What was searched instead of what was typed."
    type ShownInstead {
        kind: ShownInsteadKind!
        "Null where the typed words were taken loosely."
        text: String
    }
    input CatalogueInput {
        term: String
        "Look for nothing but what was typed."
        isExact: Boolean
        categoryId: ID
        facetValueIds: [ID!]
        "Limits of the net price, in the company's currency."
        priceFrom: Money
        priceTo: Money
        sort: CatalogueSort
        skip: Int
        take: Int
    }
    type CataloguePage {
        items: [CatalogueItem!]!
        totalItems: Int!
        "Null when what was typed was found, or nothing at all."
        instead: ShownInstead
        categories: [CatalogueCategory!]!
        facets: [CatalogueFacet!]!
    }
    type CatalogueItem {
        variantId: ID!
        productSlug: String!
        productName: String!
        name: String!
        sku: String!
        image: CatalogueImage
        imageUrl: String
        categoryName: String
        baseUnit: String!
        "The base unit first."
        units: [CatalogueUnit!]!
        minQuantity: Int!
        increment: Int!
        "Cut from a roll of this width: counted in centimetres of length, priced by the square metre."
        rollWidthCm: Int
        price: CataloguePrice
        "made-to-order, in-stock, planned or out-of-stock"
        availability: String!
        "Of the smallest quantity"
        stock: StockStatement!
    }
    "What is said of the stock to somebody who wants a quantity. Figures only where the firm shows them."
    type StockStatement {
        "in-stock, external, partly, planned, made-to-order, short, out-of-stock or pre-sale (sold before it is there, in an order of its own)"
        status: String!
        "In the local warehouse; of a pre-sale what can still be sold; null when there is none, or no more is told."
        local: StockLevel
        "In another warehouse, a supplier's; null when there is none."
        external: ExternalStock
        "When what goes above the stock is there"
        planned: PlannedStock
        "May more be ordered than there is?"
        mayExceed: Boolean!
    }
    "In base units; without an end that much or more."
    type StockLevel {
        from: Int!
        to: Int
    }
    "Days are working days."
    type ExternalStock {
        from: Int
        to: Int
        minDays: Int
        maxDays: Int
    }
    "On a day, or within working days."
    type PlannedStock {
        day: String
        lead: StockLead
    }
    type StockLead {
        minDays: Int!
        maxDays: Int!
    }
    "Width and height are the original's."
    type CatalogueImage {
        small: String!
        medium: String!
        large: String!
        width: Int!
        height: Int!
    }
    type CataloguePrice {
        unitNet: Money!
        unitGross: Money!
        taxRate: Float!
        currencyCode: CurrencyCode!
        source: String!
    }
    type CataloguePriceRange {
        from: Money!
        to: Money!
    }
    type SearchSuggestions {
        products: [SuggestedProduct!]!
        categories: [CategoryLink!]!
        "What is typed, completed."
        phrases: [String!]!
        instead: ShownInstead
    }
    type SuggestedProduct {
        name: String!
        slug: String!
        categoryName: String
        image: CatalogueImage
    }
    type CategoryLink {
        id: ID!
        name: String!
    }
    type CatalogueCategory {
        id: ID!
        "The category above it, if it is among those given."
        parentId: ID
        name: String!
        count: Int!
    }
    type CatalogueFacet {
        id: ID!
        name: String!
        values: [CatalogueFacetValue!]!
    }
    type CatalogueFacetValue {
        id: ID!
        name: String!
        count: Int!
    }
    type CatalogueProduct {
        id: ID!
        slug: String!
        name: String!
        description: String!
        categoryName: String
        "The categories above it, from the top down."
        path: [CategoryLink!]!
        images: [CatalogueImage!]!
        imageUrls: [String!]!
        "Data sheets, certificates, instructions: the product's files that are no pictures."
        documents: [CatalogueDocument!]!
        variants: [CatalogueVariant!]!
    }
    type CatalogueDocument {
        "In the reader's language, as the staff called it; else the file's name."
        name: String!
        url: String!
        mimeType: String!
        sizeBytes: Int!
    }
    type CatalogueVariant {
        variantId: ID!
        productName: String!
        productSlug: String!
        sku: String!
        name: String!
        image: CatalogueImage
        imageUrl: String
        options: [CatalogueOption!]!
        features: [CatalogueFeature!]!
        baseUnit: String!
        "The base unit first."
        units: [CatalogueUnit!]!
        minQuantity: Int!
        increment: Int!
        "Cut from a roll of this width: counted in centimetres of length, priced by the square metre."
        rollWidthCm: Int
        madeToOrder: Boolean!
        availability: String!
        "Of the smallest quantity"
        stock: StockStatement!
        price: CataloguePrice
        priceBreaks: [PriceBreak!]!
        bonus: CatalogueBonus
        weightKgPerUnit: Float
    }
    "Of each buyQuantity and bonusQuantity bought together, the bonus costs unitNet a base unit."
    type CatalogueBonus {
        buyQuantity: Int!
        bonusQuantity: Int!
        unitNet: Money
    }
    type CatalogueOption {
        group: String!
        value: String!
    }
    type CatalogueFeature {
        name: String!
        value: String!
    }
    type CatalogueUnit {
        code: String!
        name: String!
        "perUnits of it are exactly factor base units."
        factor: Int!
        perUnits: Int!
        "What a base unit costs when whole ones of these are bought; empty when that is no other price."
        priceBreaks: [PriceBreak!]
    }
    type PriceBreak {
        minQuantity: Int!
        unitNet: Money!
    }
    extend type Query {
        catalogue(input: CatalogueInput!): CataloguePage!
        catalogueSuggestions(term: String!): [String!]!
        "What one may mean while typing, among what one sees."
        searchSuggestions(term: String!): SearchSuggestions!
        "From which own price to which there is anything, whatever the limits in the input; null without prices."
        cataloguePriceRange(input: CatalogueInput!): CataloguePriceRange
        catalogueProduct(slug: String!): CatalogueProduct
        compareVariants(variantIds: [ID!]!): [CatalogueVariant!]!
    }
`;
