import gql from 'graphql-tag';

export const shopSchema = gql`
    "Only what the viewer sees, one variant a product, nothing twice."
    type ProductRelations {
        "Picked for this product"
        related: [CatalogueVariant!]!
        "What products of its group are bought with"
        complementary: [CatalogueVariant!]!
        "Of the same group, by shared features"
        similar: [CatalogueVariant!]!
    }
    extend type Query {
        productRelations(slug: String!): ProductRelations!
        "What goes with these and is not among them: for the cart, at most 1,000"
        complementaryProducts(variantIds: [ID!]!): [CatalogueVariant!]!
    }
`;
