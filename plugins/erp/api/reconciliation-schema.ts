import gql from 'graphql-tag';

export const reconciliationSchema = gql`
    "One look at what the ERP has of an object and what is here; it changes nothing"
    type ErpReconciliation {
        id: ID!
        createdAt: DateTime!
        connectionId: ID!
        connectionName: String!
        object: String!
        "waiting, running, done or failed"
        state: String!
        "How far it is, of a hundred"
        percent: Int!
        read: Int!
        missingHere: Int!
        missingThere: Int!
        different: Int!
        unreadable: Int!
        failure: String!
        endedAt: DateTime
    }

    type ErpRecordDifference {
        id: ID!
        "missing-here, missing-there, different or unreadable"
        kind: String!
        key: String!
        fields: [ErpFieldDifference!]!
    }

    type ErpFieldDifference {
        field: String!
        ours: String!
        theirs: String!
    }

    type ErpDifferenceList {
        items: [ErpRecordDifference!]!
        totalItems: Int!
    }

    "Content as base64"
    type ErpFile {
        filename: String!
        mimeType: String!
        content: String!
    }

    input StartErpReconciliationInput {
        connectionId: ID!
        object: String!
    }

    input ErpDifferencesInput {
        id: ID!
        kind: String
        skip: Int
        take: Int
    }

    input ErpDifferencesFileInput {
        id: ID!
        "CSV or XLSX"
        format: String!
    }

    extend type Query {
        "The last fifty"
        erpReconciliations: [ErpReconciliation!]!
        erpDifferences(input: ErpDifferencesInput!): ErpDifferenceList!
        erpDifferencesFile(input: ErpDifferencesFileInput!): ErpFile!
    }

    extend type Mutation {
        "Whoever asks while one of the object runs gets that one"
        startErpReconciliation(input: StartErpReconciliationInput!): ErpReconciliation!
    }
`;
