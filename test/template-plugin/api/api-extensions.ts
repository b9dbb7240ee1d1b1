import gql from 'graphql-tag';

export const adminApiExtensions = gql`
    extend type Query {
        "Why this cannot name a specimen, or null when it can"
        specimenNameRefusal(name: String!): String
    }
`;
