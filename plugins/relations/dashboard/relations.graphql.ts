import { graphql } from '@/gql';

export const categoryComplementsDocument = graphql(`
    query CategoryComplements($collectionId: ID!) {
        categoryComplements(collectionId: $collectionId) { variantId sku name }
        collection(id: $collectionId) { id children { id } }
    }
`);
export const setCategoryComplementsDocument = graphql(`
    mutation SetCategoryComplements($input: SetCategoryComplementsInput!) { setCategoryComplements(input: $input) { variantId } }
`);
export const relatedVariantsDocument = graphql(`
    query RelatedVariants($productId: ID!) { relatedVariants(productId: $productId) { variantId sku name } }
`);
export const setRelatedVariantsDocument = graphql(`
    mutation SetRelatedVariants($input: SetRelatedVariantsInput!) { setRelatedVariants(input: $input) { variantId } }
`);
export const variantsToRelateDocument = graphql(`
    query VariantsToRelate($term: String!) {
        productVariants(options: { take: 10, filter: { _or: [{ sku: { contains: $term } }, { name: { contains: $term } }] }, sort: { sku: ASC } }) {
            items { id sku name }
        }
    }
`);
