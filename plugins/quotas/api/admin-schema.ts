import gql from 'graphql-tag';

export const adminSchema = gql`
    "At most how much of some goods a company, or each company of a group, may order in a period of the firm's calendar"
    type PurchaseQuota implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        companyId: ID
        groupId: ID
        "The company's or the group's"
        ownerName: String!
        "How many companies have it"
        companies: Int!
        "One article, or"
        productVariantId: ID
        "all variants of a product, or"
        productId: ID
        "a category with all below it"
        collectionId: ID
        goodsName: String!
        "Of one article"
        sku: String
        baseUnit: String
        "day, week, month, quarter or year"
        period: String!
        "In base units"
        maxQuantity: Int!
        "In the running period, less what was cancelled; of a company's quota"
        orderedQuantity: Float
        "Of the running period"
        lastDay: String
        version: Int!
    }
    type PurchaseQuotaList {
        items: [PurchaseQuota!]!
        totalItems: Int!
    }
    "twin: there is one for these goods and this period already"
    type PurchaseQuotaRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }
    union PurchaseQuotaResult = PurchaseQuota | PurchaseQuotaRefusal

    input PurchaseQuotaFilter {
        companyId: ID
        groupId: ID
        period: String
        "A part of the company's or group's name, of the goods' name, or of an article's number"
        term: String
        skip: Int
        take: Int
    }
    "Of one company or one group; for one article, one product or one category"
    input CreatePurchaseQuotaInput {
        companyId: ID
        groupId: ID
        productVariantId: ID
        productId: ID
        collectionId: ID
        period: String!
        maxQuantity: Int!
        idempotencyKey: String!
    }
    input ChangePurchaseQuotaInput {
        id: ID!
        version: Int!
        period: String!
        maxQuantity: Int!
    }
    input DeletePurchaseQuotaInput {
        id: ID!
        version: Int!
    }

    extend type Query {
        purchaseQuotas(input: PurchaseQuotaFilter): PurchaseQuotaList!
        purchaseQuota(id: ID!): PurchaseQuota
    }
    extend type Mutation {
        createPurchaseQuota(input: CreatePurchaseQuotaInput!): PurchaseQuotaResult!
        changePurchaseQuota(input: ChangePurchaseQuotaInput!): PurchaseQuotaResult!
        deletePurchaseQuota(input: DeletePurchaseQuotaInput!): DeletionResponse!
    }
`;
