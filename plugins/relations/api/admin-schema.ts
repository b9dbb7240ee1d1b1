import gql from 'graphql-tag';

export const adminSchema = gql`
    type RelatedVariant {
        variantId: ID!
        sku: String!
        name: String!
    }
    input SetCategoryComplementsInput {
        "One without categories below it"
        collectionId: ID!
        "In the order in which customers see them"
        variantIds: [ID!]!
        "The list that was read; refused when it is another one by now"
        before: [ID!]
    }
    input SetRelatedVariantsInput {
        productId: ID!
        "In the order in which customers see them"
        variantIds: [ID!]!
        "The list that was read; refused when it is another one by now"
        before: [ID!]
    }
    extend type Query {
        "What is bought with the products of the category"
        categoryComplements(collectionId: ID!): [RelatedVariant!]!
        "What staff picked for the product"
        relatedVariants(productId: ID!): [RelatedVariant!]!
    }
    extend type Mutation {
        setCategoryComplements(input: SetCategoryComplementsInput!): [RelatedVariant!]!
        setRelatedVariants(input: SetRelatedVariantsInput!): [RelatedVariant!]!
    }
`;
