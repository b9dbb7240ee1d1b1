import { graphql } from '@/gql';

export const variantSalesDocument = graphql(`
    query VariantSalesData($variantId: ID!) {
        variantSales(variantId: $variantId) { variantId baseUnit weightG madeToOrder minQuantity increment rollWidthCm unitGroupId version units { code factor perUnits } }
    }
`);
export const setVariantSalesDocument = graphql(`
    mutation SetVariantSales($input: VariantSalesInput!) { setVariantSales(input: $input) { variantId } }
`);
export const unitGroupsDocument = graphql(`
    query UnitGroups { unitGroups { id name baseUnit variantCount version units { code factor perUnits } } }
`);
export const setUnitGroupDocument = graphql(`
    mutation SetUnitGroup($input: SetUnitGroupInput!) { setUnitGroup(input: $input) { id } }
`);
export const deleteUnitGroupDocument = graphql(`
    mutation DeleteUnitGroup($id: ID!) { deleteUnitGroup(id: $id) { result } }
`);
export const categoryAccessDocument = graphql(`
    query CategoryAccessOf($companyId: ID, $branchId: ID) {
        categoryAccess(companyId: $companyId, branchId: $branchId) { collectionId name parentId isCommon isGranted isSeen }
    }
`);
export const categoryViewersDocument = graphql(`
    query CategoryViewersOf($collectionId: ID!) {
        categoryViewers(collectionId: $collectionId) { isCommon grants { kind id name companyName companies viaCategory } }
    }
`);
export const changeGrantsDocument = graphql(`
    mutation ChangeCategoryGrants($input: CategoryGrantsInput!) { changeCategoryGrants(input: $input) }
`);
export const branchesForGrantDocument = graphql(`
    query BranchesForGrant($id: ID!) { company(id: $id) { id branches { id name } } }
`);
export const companiesForGrantDocument = graphql(`
    query CompaniesForGrant($options: CompanyListOptions) { companies(options: $options) { items { id name } } }
`);
export const groupsForGrantDocument = graphql(`
    query GroupsForGrant { companyGroups { id name } }
`);
export const setCategoryAccessDocument = graphql(`
    mutation SetCategoryAccess($input: CategoryAccessInput!) { setCategoryAccess(input: $input) { collectionId } }
`);
export const assortmentDocument = graphql(`
    query AssortmentState { assortmentModes { byPrice byCategory } catalogueIndexStatus { entries pending refreshedAt } }
`);
export const setAssortmentModesDocument = graphql(`
    mutation SetAssortmentModes($input: AssortmentModesInput!) { setAssortmentModes(input: $input) { byPrice byCategory } }
`);
export const rebuildDocument = graphql(`
    mutation RebuildCatalogueIndex { rebuildCatalogueIndex }
`);
export const companyCatalogueDocument = graphql(`
    query CompanyCatalogue($input: CompanyCatalogueInput!) {
        companyCatalogue(input: $input) {
            totalItems currencyCode
            items { variantId sku name categoryName imageUrl baseUnit availability unitNet }
            categories { id name count }
        }
    }
`);
