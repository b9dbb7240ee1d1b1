import { graphql } from '@/gql';

export const quotasDocument = graphql(`
    query PurchaseQuotas($input: PurchaseQuotaFilter) {
        purchaseQuotas(input: $input) {
            totalItems
            items { id companyId groupId ownerName companies productVariantId productId collectionId goodsName sku baseUnit period maxQuantity orderedQuantity lastDay }
        }
    }
`);
export const quotaDocument = graphql(`
    query PurchaseQuota($id: ID!) {
        purchaseQuota(id: $id) {
            id companyId groupId ownerName companies productVariantId productId collectionId goodsName sku baseUnit period maxQuantity orderedQuantity lastDay version updatedAt
        }
    }
`);
export const createQuotaDocument = graphql(`
    mutation CreatePurchaseQuota($input: CreatePurchaseQuotaInput!) {
        createPurchaseQuota(input: $input) { __typename ... on PurchaseQuota { id } ... on PurchaseQuotaRefusal { reason field message } }
    }
`);
export const changeQuotaDocument = graphql(`
    mutation ChangePurchaseQuota($input: ChangePurchaseQuotaInput!) {
        changePurchaseQuota(input: $input) { __typename ... on PurchaseQuota { id version } ... on PurchaseQuotaRefusal { reason field message } }
    }
`);
export const deleteQuotaDocument = graphql(`
    mutation DeletePurchaseQuota($input: DeletePurchaseQuotaInput!) { deletePurchaseQuota(input: $input) { result } }
`);
export const companiesForQuotaDocument = graphql(`
    query CompaniesForQuota($term: String!) {
        companies(options: { take: 10, filter: { name: { contains: $term } }, sort: { name: ASC } }) { items { id name } }
    }
`);
export const groupsForQuotaDocument = graphql(`
    query GroupsForQuota { companyGroups { id name companyCount } }
`);
export const productsForQuotaDocument = graphql(`
    query ProductsForQuota($term: String!) {
        products(options: { take: 10, filter: { name: { contains: $term } }, sort: { name: ASC } }) { items { id name } }
    }
`);
export const categoriesForQuotaDocument = graphql(`
    query CategoriesForQuota { categoryAccess { collectionId name } }
`);
