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
    query CategoryAccessOf($companyId: ID) { categoryAccess(companyId: $companyId) { collectionId name isCommon isGranted } }
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
