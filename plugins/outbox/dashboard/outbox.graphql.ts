import { graphql } from '@/gql';

export const outboxMessagesDocument = graphql(`
    query OutboxMessages($options: OutboxMessageListOptions) {
        outboxMessages(options: $options) {
            items {
                id
                createdAt
                kind
                aggregate
                sequence
                state
                attempts
                crashes
                replays
                notBefore
                lastError
                reference
                settledAt
            }
            totalItems
        }
    }
`);

export const outboxMessageDocument = graphql(`
    query OutboxMessage($id: ID!) {
        outboxMessage(id: $id) {
            id
            createdAt
            kind
            aggregate
            sequence
            payload
            state
            attempts
            crashes
            replays
            notBefore
            lockedBy
            lastError
            reference
            settledAt
        }
    }
`);

export const outboxStandingDocument = graphql(`
    query OutboxStanding {
        outboxStanding {
            counts {
                state
                count
            }
            lagSeconds
        }
    }
`);

export const replayDocument = graphql(`
    mutation ReplayOutboxMessages($ids: [ID!]!) {
        replayOutboxMessages(ids: $ids) {
            id
            state
        }
    }
`);

export const discardDocument = graphql(`
    mutation DiscardOutboxMessage($id: ID!, $reason: String!) {
        discardOutboxMessage(id: $id, reason: $reason) {
            id
            state
        }
    }
`);

export const webhookEndpointsDocument = graphql(`
    query WebhookEndpoints($options: WebhookEndpointListOptions) {
        webhookEndpoints(options: $options) {
            items {
                id
                createdAt
                url
                description
                kinds
                active
                failures
                lastError
                lastSuccessAt
            }
            totalItems
        }
    }
`);

export const webhookEndpointDocument = graphql(`
    query WebhookEndpoint($id: ID!) {
        webhookEndpoint(id: $id) {
            id
            createdAt
            updatedAt
            url
            description
            kinds
            active
            disabledReason
        }
    }
`);

export const createEndpointDocument = graphql(`
    mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {
        createWebhookEndpoint(input: $input) {
            id
        }
    }
`);

export const updateEndpointDocument = graphql(`
    mutation UpdateWebhookEndpoint($input: UpdateWebhookEndpointInput!) {
        updateWebhookEndpoint(input: $input) {
            id
        }
    }
`);

export const deleteEndpointDocument = graphql(`
    mutation DeleteWebhookEndpoint($id: ID!) {
        deleteWebhookEndpoint(id: $id) {
            result
            message
        }
    }
`);

export const revealSecretDocument = graphql(`
    mutation RevealWebhookSecret($id: ID!) {
        revealWebhookSecret(id: $id)
    }
`);

export const rotateSecretDocument = graphql(`
    mutation RotateWebhookSecret($id: ID!) {
        rotateWebhookSecret(id: $id)
    }
`);

export const sendTestDocument = graphql(`
    mutation SendTestWebhook($id: ID!) {
        sendTestWebhook(id: $id)
    }
`);
