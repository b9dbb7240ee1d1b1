import gql from 'graphql-tag';

export const adminApiExtensions = gql`
    "A kind of file that can be brought in with POST /import/NAME"
    type Importer {
        name: String!
        columns: [ImporterColumn!]!
    }

    type ImporterColumn {
        name: String!
        required: Boolean!
    }

    extend type Query {
        importers: [Importer!]!
    }
`;
