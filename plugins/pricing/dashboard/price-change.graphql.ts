import { graphql } from '@/gql';

export const priceChangeSetsQuery = graphql(`
    query PriceChangeSets($state: String, $skip: Int, $take: Int) {
        priceChangeSets(state: $state, skip: $skip, take: $take) {
            items { id createdAt kind target reason state created updated removed meanBasisPoints largestRise largestFall madeBy }
            totalItems
        }
    }
`);
export const priceChangeSetQuery = graphql(`
    query PriceChangeSet($id: ID!, $skip: Int, $take: Int) {
        priceChangeSet(id: $id) {
            id createdAt kind target reason state created updated removed meanBasisPoints largestRise largestFall madeBy isOwn
            decidedBy decidedAt decisionReason undoesSetId version
            changes(skip: $skip, take: $take) {
                id kind priceListName companyName sku variantName categoryName currencyCode minQuantity validFrom fromUntil toUntil fromValue toValue
            }
        }
    }
`);
export const decidePriceChangeMutation = graphql(`
    mutation DecidePriceChange($input: DecidePriceChangeInput!) {
        decidePriceChange(input: $input) { ... on PriceChangeSet { id } ... on PriceChangeRefusal { message } }
    }
`);
export const withdrawPriceChangeMutation = graphql(`
    mutation WithdrawPriceChange($id: ID!) { withdrawPriceChange(id: $id) { ... on PriceChangeSet { id } ... on PriceChangeRefusal { message } } }
`);
export const undoPriceChangeMutation = graphql(`
    mutation UndoPriceChange($id: ID!) { undoPriceChange(id: $id) { ... on PriceChangeSet { id } ... on PriceChangeRefusal { message } } }
`);
export const priceApprovalQuery = graphql(`
    query PriceApproval { priceApproval { maxBasisPoints maxPrices version } }
`);
export const setPriceApprovalMutation = graphql(`
    mutation SetPriceApproval($input: SetPriceApprovalInput!) { setPriceApproval(input: $input) { version } }
`);
export const changePricesMutation = graphql(`
    mutation ChangePrices($input: ChangePricesInput!) {
        changePrices(input: $input) {
            created updated removed unchanged rejected meanBasisPoints isWaiting changeSetId
            rises { what fromValue toValue basisPoints currencyCode }
            falls { what fromValue toValue basisPoints currencyCode }
            rejects { row message }
        }
    }
`);
export const pricesToEditQuery = graphql(`
    query PricesToEdit($priceListId: ID!, $options: PriceListItemListOptions) {
        priceListItems(priceListId: $priceListId, options: $options) {
            items { id minQuantity unitNet validFrom validUntil version productVariant { id sku name } }
            totalItems
        }
    }
`);
export const contractPricesToEditQuery = graphql(`
    query ContractPricesToEdit($companyId: ID!, $options: ContractPriceListOptions) {
        contractPrices(companyId: $companyId, options: $options) {
            items { id minQuantity unitNet validFrom validUntil version productVariant { id sku name } }
            totalItems
        }
    }
`);
export const priceOwnerQuery = graphql(`
    query PriceListToEdit($id: ID!) { priceList(id: $id) { id name currencyCode } }
`);
export const companyOwnerQuery = graphql(`
    query CompanyToEdit($id: ID!) { company(id: $id) { id name currencyCode } }
`);
export const priceHistoryQuery = graphql(`
    query PriceHistory($priceListId: ID, $companyId: ID, $variantId: ID, $skip: Int, $take: Int) {
        priceHistory(priceListId: $priceListId, companyId: $companyId, variantId: $variantId, skip: $skip, take: $take) {
            id at changeSetId changedBy kind priceListId priceListName companyId companyName productVariantId sku variantName categoryName currencyCode minQuantity validFrom fromUntil toUntil fromValue toValue
        }
    }
`);
export const companiesForHistoryQuery = graphql(`
    query CompaniesForHistory($term: String!) { companies(options: { filter: { name: { contains: $term } }, sort: { name: ASC }, take: 10 }) { items { id name } } }
`);
export const priceScheduleQuery = graphql(`
    query PriceSchedule($companyId: ID, $priceListId: ID) {
        priceSchedule(companyId: $companyId, priceListId: $priceListId) { kind priceListId name priority enabled validFrom validUntil prices }
    }
`);
export const copyPriceListMutation = graphql(`
    mutation CopyPriceList($input: CopyPriceListInput!) { copyPriceList(input: $input) { id } }
`);
