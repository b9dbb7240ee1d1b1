import gql from 'graphql-tag';

export const adminApiExtensions = gql`
    type OutboxMessage implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        kind: String!
        aggregate: String!
        sequence: Int!
        payload: JSON!
        state: String!
        attempts: Int!
        crashes: Int!
        replays: Int!
        notBefore: DateTime!
        leaseUntil: DateTime
        lockedBy: String
        lastError: String
        reference: String
        settledAt: DateTime
    }

    type OutboxMessageList implements PaginatedList {
        items: [OutboxMessage!]!
        totalItems: Int!
    }

    type OutboxCount {
        state: String!
        count: Int!
    }

    type OutboxStanding {
        counts: [OutboxCount!]!
        "How long the oldest due message has waited."
        lagSeconds: Float!
    }

    type WebhookEndpoint implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        url: String!
        description: String!
        kinds: [String!]!
        active: Boolean!
        failures: Int!
        failingSince: DateTime
        lastError: String
        lastSuccessAt: DateTime
        disabledReason: String
    }

    type WebhookEndpointList implements PaginatedList {
        items: [WebhookEndpoint!]!
        totalItems: Int!
    }

    input OutboxMessageListOptions
    input WebhookEndpointListOptions

    input CreateWebhookEndpointInput {
        url: String!
        description: String
        "Event types such as order.approved, or * for all."
        kinds: [String!]!
        active: Boolean
    }

    input UpdateWebhookEndpointInput {
        id: ID!
        url: String
        description: String
        kinds: [String!]
        active: Boolean
    }

    extend type Query {
        outboxMessages(options: OutboxMessageListOptions): OutboxMessageList!
        outboxMessage(id: ID!): OutboxMessage
        outboxStanding: OutboxStanding!
        webhookEndpoints(options: WebhookEndpointListOptions): WebhookEndpointList!
        webhookEndpoint(id: ID!): WebhookEndpoint
    }

    extend type Mutation {
        "Puts failed, unknown or discarded messages back in the queue."
        replayOutboxMessages(ids: [ID!]!): [OutboxMessage!]!
        discardOutboxMessage(id: ID!, reason: String!): OutboxMessage!
        createWebhookEndpoint(input: CreateWebhookEndpointInput!): WebhookEndpoint!
        updateWebhookEndpoint(input: UpdateWebhookEndpointInput!): WebhookEndpoint!
        deleteWebhookEndpoint(id: ID!): DeletionResponse!
        "The old secret signs too for another 24 hours. Gives the new one."
        rotateWebhookSecret(id: ID!): String!
        revealWebhookSecret(id: ID!): String!
        "Queues a test.ping for this endpoint. Gives the message's id."
        sendTestWebhook(id: ID!): ID!
    }
`;
