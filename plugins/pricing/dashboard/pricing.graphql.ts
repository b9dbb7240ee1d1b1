import { graphql } from '@/gql';

export const priceListsDocument = graphql(`
    query PriceLists($options: PriceListListOptions) {
        priceLists(options: $options) {
            items { id createdAt updatedAt code name currencyCode enabled validFrom validUntil }
            totalItems
        }
    }
`);
export const priceListDocument = graphql(`
    query PriceListDetail($id: ID!) {
        priceList(id: $id) { id createdAt updatedAt code name currencyCode enabled takesDiscount validFrom validUntil companies { companyId name priority } }
    }
`);
export const createPriceListDocument = graphql(`
    mutation CreatePriceList($input: CreatePriceListInput!) { createPriceList(input: $input) { id } }
`);
export const updatePriceListDocument = graphql(`
    mutation UpdatePriceList($input: UpdatePriceListInput!) { updatePriceList(input: $input) { id } }
`);
export const deletePriceListDocument = graphql(`
    mutation DeletePriceList($id: ID!) { deletePriceList(id: $id) { result message } }
`);
export const priceListItemsDocument = graphql(`
    query PriceListItems($priceListId: ID!, $options: PriceListItemListOptions) {
        priceListItems(priceListId: $priceListId, options: $options) {
            items { id minQuantity unitNet validFrom validUntil productVariant { id sku name } }
            totalItems
        }
    }
`);
export const setPriceListItemDocument = graphql(`
    mutation SetPriceListItem($input: SetPriceListItemInput!) { setPriceListItem(input: $input) { id } }
`);
export const deletePriceListItemDocument = graphql(`
    mutation DeletePriceListItem($id: ID!) { deletePriceListItem(id: $id) { result } }
`);
export const setPriceListCompaniesDocument = graphql(`
    mutation SetPriceListCompanies($input: SetPriceListCompaniesInput!) { setPriceListCompanies(input: $input) { id } }
`);
export const companiesToChooseDocument = graphql(`
    query CompaniesForPriceList($options: CompanyListOptions) { companies(options: $options) { items { id name code currencyCode } } }
`);
export const contractPricesDocument = graphql(`
    query ContractPrices($companyId: ID!, $options: ContractPriceListOptions) {
        contractPrices(companyId: $companyId, options: $options) {
            items { id minQuantity unitNet currencyCode validFrom validUntil productVariant { id sku name } }
            totalItems
        }
    }
`);
export const setContractPriceDocument = graphql(`
    mutation SetContractPrice($input: SetContractPriceInput!) { setContractPrice(input: $input) { id } }
`);
export const deleteContractPriceDocument = graphql(`
    mutation DeleteContractPrice($id: ID!) { deleteContractPrice(id: $id) { result } }
`);
export const categoryDiscountsDocument = graphql(`
    query CategoryDiscounts($companyId: ID!) {
        categoryDiscounts(companyId: $companyId) { id basisPoints validFrom validUntil version collection { id name } }
    }
`);
export const setCategoryDiscountDocument = graphql(`
    mutation SetCategoryDiscount($input: SetCategoryDiscountInput!) { setCategoryDiscount(input: $input) { id } }
`);
export const deleteCategoryDiscountDocument = graphql(`
    mutation DeleteCategoryDiscount($id: ID!) { deleteCategoryDiscount(id: $id) { result } }
`);
export const quantityDiscountsDocument = graphql(`
    query QuantityDiscounts { quantityDiscounts { id minQuantity basisPoints validFrom validUntil version collection { id name } } }
`);
export const setQuantityDiscountDocument = graphql(`
    mutation SetQuantityDiscount($input: SetQuantityDiscountInput!) { setQuantityDiscount(input: $input) { id } }
`);
export const deleteQuantityDiscountDocument = graphql(`
    mutation DeleteQuantityDiscount($id: ID!) { deleteQuantityDiscount(id: $id) { result } }
`);
export const packDiscountsDocument = graphql(`
    query PackDiscounts { packDiscounts { id unit basisPoints validFrom validUntil version collection { id name } productVariant { id sku name } } }
`);
export const setPackDiscountDocument = graphql(`
    mutation SetPackDiscount($input: SetPackDiscountInput!) { setPackDiscount(input: $input) { id } }
`);
export const deletePackDiscountDocument = graphql(`
    mutation DeletePackDiscount($id: ID!) { deletePackDiscount(id: $id) { result } }
`);
export const orderValueDiscountsDocument = graphql(`
    query OrderValueDiscounts { orderValueDiscounts { id groupName currencyCode fromNet basisPoints validFrom validUntil version } }
`);
export const setOrderValueDiscountDocument = graphql(`
    mutation SetOrderValueDiscount($input: SetOrderValueDiscountInput!) { setOrderValueDiscount(input: $input) { id } }
`);
export const deleteOrderValueDiscountDocument = graphql(`
    mutation DeleteOrderValueDiscount($id: ID!) { deleteOrderValueDiscount(id: $id) { result } }
`);
export const bonusOffersDocument = graphql(`
    query BonusOffers {
        bonusOffers { id currencyCode buyQuantity bonusQuantity unitNet validFrom validUntil version productVariant { id sku name } }
        discountRules { leastBonusNet version }
    }
`);
export const setBonusOfferDocument = graphql(`
    mutation SetBonusOffer($input: SetBonusOfferInput!) { setBonusOffer(input: $input) { id } }
`);
export const deleteBonusOfferDocument = graphql(`
    mutation DeleteBonusOffer($id: ID!) { deleteBonusOffer(id: $id) { result } }
`);
export const groupsToDiscountDocument = graphql(`
    query GroupsToDiscount { companyGroups { id name } }
`);
export const categoriesToDiscountDocument = graphql(`
    query CategoriesToDiscount { categoryAccess { collectionId name } }
`);
export const priceTraceDocument = graphql(`
    query PriceTraceOfCompany($companyId: ID!, $variantId: ID!, $quantity: Int!, $day: String) {
        priceTrace(companyId: $companyId, variantId: $variantId, quantity: $quantity, day: $day) {
            turns { kind quantity day unitNet }
            day
            price { unitNet unitGross taxRate currencyCode source priceVersion }
            steps { source listId listName minQuantity unitNet outcome }
            discounts { discountId categoryName basisPoints outcome }
            afterCategoryDiscount
            quantityDiscounts { discountId categoryName minQuantity basisPoints outcome }
            afterQuantityDiscount
            packDiscounts { discountId categoryName isOfArticle unit basisPoints outcome }
            discountedNet
            markups { companyId companyName distributorName markupBasisPoints unitNet isOpen }
        }
    }
`);

export const companyCurrencyDocument = graphql(`
    query CompanyCurrency($id: ID!) { company(id: $id) { id currencyCode } }
`);
