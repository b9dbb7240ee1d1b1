import { graphql, type ResultOf } from '@/gql';

export const companyListsDocument = graphql(`
    query CompanyShoppingLists($companyId: ID!) {
        companyShoppingLists(companyId: $companyId) { id name remark ownerName version updatedAt lines { id variantId sku name unit quantity remark } }
    }
`);
export const saveListDocument = graphql(`
    mutation SaveCompanyShoppingList($input: SaveCompanyShoppingListInput!) {
        saveCompanyShoppingList(input: $input) { __typename ... on CompanyShoppingList { id } ... on ShoppingListRefusal { message } }
    }
`);
export const deleteListDocument = graphql(`
    mutation DeleteCompanyShoppingList($input: DeleteCompanyShoppingListInput!) { deleteCompanyShoppingList(input: $input) { result } }
`);
export const variantsForListDocument = graphql(`
    query VariantsForList($companyId: ID!, $term: String!) {
        companyVariants(companyId: $companyId, term: $term) { variantId name sku baseUnit units { code } }
    }
`);

export type CompanyList = ResultOf<typeof companyListsDocument>['companyShoppingLists'][number];
