import { graphql } from '@/gql';

export const setsDocument = graphql(`
    query ProductSets($options: ProductSetListOptions) {
        productSets(options: $options) {
            items { id code name enabled validFrom validUntil parts { quantity sku name } prices { currencyCode unitNet } }
            totalItems
        }
    }
`);
export const setDocument = graphql(`
    query ProductSet($id: ID!) {
        productSet(id: $id) {
            id code name enabled validFrom validUntil version updatedAt
            names { en fa pl ru }
            asset { id preview }
            parts { variantId sku name quantity }
            prices { currencyCode unitNet }
        }
    }
`);
export const createSetDocument = graphql(`
    mutation CreateProductSet($input: CreateProductSetInput!) { createProductSet(input: $input) { id } }
`);
export const updateSetDocument = graphql(`
    mutation UpdateProductSet($input: UpdateProductSetInput!) { updateProductSet(input: $input) { id version } }
`);
export const deleteSetDocument = graphql(`
    mutation DeleteProductSet($id: ID!) { deleteProductSet(id: $id) { result } }
`);
export const setPreviewDocument = graphql(`
    query ProductSetPreview($input: ProductSetPreviewInput!) {
        productSetPreview(input: $input) {
            currencyCode refusal unitNet singlesNet available
            parts { variantId quantity singlesNet shareNet available }
        }
    }
`);
export const variantsForSetDocument = graphql(`
    query VariantsForSet($term: String!) {
        productVariants(options: { take: 10, filter: { _or: [{ sku: { contains: $term } }, { name: { contains: $term } }] }, sort: { sku: ASC } }) {
            items { id sku name }
        }
    }
`);
export const companiesForSetDocument = graphql(`
    query CompaniesForSet($term: String!) {
        companies(options: { take: 10, filter: { name: { contains: $term } }, sort: { name: ASC } }) { items { id name currencyCode } }
    }
`);
