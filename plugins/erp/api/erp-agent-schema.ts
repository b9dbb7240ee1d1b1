import gql from 'graphql-tag';

export const erpAgentSchema = gql`
    "How one object fared last at an agent's side"
    type ErpAgentSight {
        object: String!
        at: DateTime!
        problem: String
    }

    "A program beside an ERP that no connection from outside reaches"
    type ErpAgent {
        id: ID!
        name: String!
        "When its secret was made"
        secretAt: DateTime!
        "False: it was taken away, and the agent cannot call"
        hasSecret: Boolean!
        seenAt: DateTime
        "Of the program, as it says itself"
        version: String!
        "Connections that go by it"
        connectionNames: [String!]!
        "Documents that it has not answered yet"
        documents: Int!
        "Pages and answers that wait in its journal"
        waiting: Int!
        sights: [ErpAgentSight!]!
    }

    type ErpAgentSecret {
        name: String!
        "Shown this once"
        secret: String!
    }

    input RenewErpAgentSecretInput {
        "Of the agent; one that is not there yet is made"
        name: String!
    }

    extend type Query {
        erpAgents: [ErpAgent!]!
    }

    extend type Mutation {
        renewErpAgentSecret(input: RenewErpAgentSecretInput!): ErpAgentSecret!
        "Its secret ends at once, without another one"
        revokeErpAgentSecret(id: ID!): ErpAgent!
    }
`;
