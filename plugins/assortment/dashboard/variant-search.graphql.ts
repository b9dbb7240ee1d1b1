import { graphql } from '@/gql';

export const variantSearchDocument = graphql(`
    query VariantsToChoose($term: String!) {
        productVariants(options: { take: 10, filter: { _or: [{ sku: { contains: $term } }, { name: { contains: $term } }] }, sort: { sku: ASC } }) {
            items { id sku name }
        }
    }
`);
