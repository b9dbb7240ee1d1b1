import gql from 'graphql-tag';

export const adminApiExtensions = gql`
    type PriceList implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        code: String!
        name: String!
        currencyCode: CurrencyCode!
        enabled: Boolean!
        "Companies' category discounts come off its prices"
        takesDiscount: Boolean!
        validFrom: String
        validUntil: String
        companies: [PriceListAssignment!]!
    }
    type PriceListAssignment {
        companyId: ID!
        name: String!
        "The smaller number is asked first."
        priority: Int!
    }
    type PriceListList implements PaginatedList {
        items: [PriceList!]!
        totalItems: Int!
    }
    input PriceListListOptions
    type PriceListItem implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        priceListId: ID!
        productVariant: ProductVariant!
        minQuantity: Int!
        unitNet: Money!
        validFrom: String
        validUntil: String
        version: Int!
    }
    type PriceListItemList implements PaginatedList {
        items: [PriceListItem!]!
        totalItems: Int!
    }
    input PriceListItemListOptions
    type ContractPrice implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        companyId: ID!
        productVariant: ProductVariant!
        minQuantity: Int!
        unitNet: Money!
        currencyCode: CurrencyCode!
        validFrom: String
        validUntil: String
        version: Int!
    }
    type ContractPriceList implements PaginatedList {
        items: [ContractPrice!]!
        totalItems: Int!
    }
    input ContractPriceListOptions
    "What a company is given off the list prices of a category and all below it; the deepest category counts"
    type CategoryDiscount implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        companyId: ID!
        collection: Collection!
        "Hundredths of a percent; 0 takes the category out of a discount above it"
        basisPoints: Int!
        validFrom: String
        validUntil: String
        version: Int!
    }
    "What everybody is given off list prices from a quantity on; the ladder of the deepest category counts"
    type QuantityDiscount implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        "Absent: of all goods"
        collection: Collection
        "In base units"
        minQuantity: Int!
        "Hundredths of a percent"
        basisPoints: Int!
        validFrom: String
        validUntil: String
        version: Int!
    }
    "What everybody is given off list prices for whole packs of a unit; that of the article counts, then that of its deepest category"
    type PackDiscount implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        "With no article either: of all goods"
        collection: Collection
        productVariant: ProductVariant
        unit: String!
        "Hundredths of a percent"
        basisPoints: Int!
        validFrom: String
        validUntil: String
        version: Int!
    }
    "What companies of a group are given off an order from a net value on"
    type OrderValueDiscount implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        "Absent: every company whose group has none"
        groupName: String
        currencyCode: CurrencyCode!
        fromNet: Money!
        "Hundredths of a percent"
        basisPoints: Int!
        validFrom: String
        validUntil: String
        version: Int!
    }
    "Of each buyQuantity and bonusQuantity bought together, the bonus costs unitNet a base unit"
    type BonusOffer implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        productVariant: ProductVariant!
        currencyCode: CurrencyCode!
        buyQuantity: Int!
        bonusQuantity: Int!
        unitNet: Money!
        validFrom: String
        validUntil: String
        version: Int!
    }
    type DiscountRules {
        "The least that a bonus may cost; nothing where the law lets goods be given away"
        leastBonusNet: Money!
        version: Int!
    }
    type PriceTrace {
        day: String!
        "Absent: not for sale."
        price: TracedPrice
        steps: [PriceStep!]!
        "Discounts that speak of the variant, the most specific first"
        discounts: [PriceDiscountStep!]!
        "After that discount; absent when nothing is for sale"
        afterCategoryDiscount: Money
        "Steps by quantity that speak of the variant, the most specific first"
        quantityDiscounts: [PriceQuantityStep!]!
        "After that, before the discount on whole packs; absent when nothing is for sale"
        afterQuantityDiscount: Money
        "Discounts on whole packs that speak of the variant, the most specific first"
        packDiscounts: [PricePackStep!]!
        "After all discounts, before mark-ups; absent when nothing is for sale"
        discountedNet: Money
        "What distributors put on top, from the root down; none for a company that buys from the merchant"
        markups: [PriceMarkupStep!]!
        "What would change it: larger quantities on the day, then days to come at the quantity"
        turns: [PriceTurn!]!
    }
    type PriceTurn {
        "quantity or day"
        kind: String!
        quantity: Int!
        day: String!
        "Absent: not for sale from then on"
        unitNet: Money
    }
    type PriceMarkupStep {
        companyId: ID!
        companyName: String!
        distributorCompanyId: ID!
        distributorName: String!
        markupBasisPoints: Int!
        "The link holds and the distributor is active; else nothing is for sale"
        isOpen: Boolean!
        "With this mark-up and those before; absent when nothing is for sale"
        unitNet: Money
    }
    type PriceDiscountStep {
        discountId: ID!
        categoryName: String!
        basisPoints: Int!
        "chosen, not-yet-valid, expired, less-specific or price-is-final"
        outcome: String!
    }
    type PriceQuantityStep {
        discountId: ID!
        "Absent: of all goods"
        categoryName: String
        minQuantity: Int!
        basisPoints: Int!
        "chosen, not-yet-valid, expired, less-specific, below-quantity, smaller or price-is-final"
        outcome: String!
    }
    type PricePackStep {
        discountId: ID!
        "Absent: of the article or of all goods"
        categoryName: String
        isOfArticle: Boolean!
        unit: String!
        basisPoints: Int!
        "chosen, not-yet-valid, expired, no-such-unit, less-specific, not-whole, smaller or price-is-final"
        outcome: String!
    }
    type TracedPrice {
        unitNet: Money!
        unitGross: Money!
        taxRate: Float!
        currencyCode: CurrencyCode!
        source: String!
        priceVersion: Int!
    }
    type PriceStep {
        source: String!
        listId: ID
        listName: String
        minQuantity: Int!
        unitNet: Money!
        "chosen, not-yet-valid, expired, below-quantity, replaced, dearer-break or later-list"
        outcome: String!
    }
    input CreatePriceListInput {
        code: String!
        name: String!
        currencyCode: CurrencyCode!
        enabled: Boolean
        takesDiscount: Boolean
        validFrom: String
        validUntil: String
    }
    input UpdatePriceListInput {
        id: ID!
        code: String
        name: String
        currencyCode: CurrencyCode
        enabled: Boolean
        takesDiscount: Boolean
        validFrom: String
        validUntil: String
    }
    input SetPriceListItemInput {
        "Left out for a new price."
        id: ID
        priceListId: ID!
        variantId: ID!
        minQuantity: Int
        unitNet: Money!
        validFrom: String
        validUntil: String
    }
    input SetContractPriceInput {
        "Left out for a new price."
        id: ID
        companyId: ID!
        variantId: ID!
        minQuantity: Int
        unitNet: Money!
        validFrom: String
        validUntil: String
    }
    input SetCategoryDiscountInput {
        "Left out for a new discount."
        id: ID
        companyId: ID!
        collectionId: ID!
        basisPoints: Int!
        validFrom: String
        validUntil: String
        version: Int
    }
    input SetQuantityDiscountInput {
        "Left out for a new discount."
        id: ID
        "Left out: of all goods."
        collectionId: ID
        minQuantity: Int!
        basisPoints: Int!
        validFrom: String
        validUntil: String
        version: Int
    }
    input SetPackDiscountInput {
        "Left out for a new discount."
        id: ID
        "With no article either: of all goods."
        collectionId: ID
        productVariantId: ID
        unit: String!
        basisPoints: Int!
        validFrom: String
        validUntil: String
        version: Int
    }
    input SetOrderValueDiscountInput {
        "Left out for a new discount."
        id: ID
        "Left out: every company whose group has none."
        groupName: String
        currencyCode: CurrencyCode!
        fromNet: Money!
        basisPoints: Int!
        validFrom: String
        validUntil: String
        version: Int
    }
    input SetBonusOfferInput {
        "Left out for a new offer."
        id: ID
        productVariantId: ID!
        currencyCode: CurrencyCode!
        buyQuantity: Int!
        bonusQuantity: Int!
        unitNet: Money!
        validFrom: String
        validUntil: String
        version: Int
    }
    input DiscountRulesInput {
        leastBonusNet: Money!
        version: Int
    }
    input PriceListCompanyInput {
        companyId: ID!
        priority: Int!
    }
    input SetPriceListCompaniesInput {
        priceListId: ID!
        companies: [PriceListCompanyInput!]!
    }
    extend type Query {
        priceLists(options: PriceListListOptions): PriceListList!
        priceList(id: ID!): PriceList
        priceListItems(priceListId: ID!, options: PriceListItemListOptions): PriceListItemList!
        contractPrices(companyId: ID!, options: ContractPriceListOptions): ContractPriceList!
        categoryDiscounts(companyId: ID!): [CategoryDiscount!]!
        quantityDiscounts: [QuantityDiscount!]!
        packDiscounts: [PackDiscount!]!
        orderValueDiscounts: [OrderValueDiscount!]!
        bonusOffers: [BonusOffer!]!
        discountRules: DiscountRules!
        "Why a company pays what it pays, on a day, today when it is left out"
        priceTrace(companyId: ID!, variantId: ID!, quantity: Int!, day: String): PriceTrace!
    }
    extend type Mutation {
        createPriceList(input: CreatePriceListInput!): PriceList!
        updatePriceList(input: UpdatePriceListInput!): PriceList!
        deletePriceList(id: ID!): DeletionResponse!
        setPriceListItem(input: SetPriceListItemInput!): PriceListItem!
        deletePriceListItem(id: ID!): DeletionResponse!
        setPriceListCompanies(input: SetPriceListCompaniesInput!): PriceList!
        setContractPrice(input: SetContractPriceInput!): ContractPrice!
        deleteContractPrice(id: ID!): DeletionResponse!
        setCategoryDiscount(input: SetCategoryDiscountInput!): CategoryDiscount!
        deleteCategoryDiscount(id: ID!): DeletionResponse!
        setQuantityDiscount(input: SetQuantityDiscountInput!): QuantityDiscount!
        deleteQuantityDiscount(id: ID!): DeletionResponse!
        setPackDiscount(input: SetPackDiscountInput!): PackDiscount!
        deletePackDiscount(id: ID!): DeletionResponse!
        setOrderValueDiscount(input: SetOrderValueDiscountInput!): OrderValueDiscount!
        deleteOrderValueDiscount(id: ID!): DeletionResponse!
        setBonusOffer(input: SetBonusOfferInput!): BonusOffer!
        deleteBonusOffer(id: ID!): DeletionResponse!
        updateDiscountRules(input: DiscountRulesInput!): DiscountRules!
    }
`;
