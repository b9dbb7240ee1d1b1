import { graphql } from '@/gql';

export const notificationMessagesDocument = graphql(`
    query NotificationMessages($options: NotificationMessageListOptions) {
        notificationMessages(options: $options) {
            items {
                id
                createdAt
                channel
                template
                recipientName
                recipient
                language
                subject
                state
                parts
                provider
                lastError
                aggregate
            }
            totalItems
        }
    }
`);

export const notificationMessageDocument = graphql(`
    query NotificationMessage($id: ID!) {
        notificationMessage(id: $id) {
            id
            createdAt
            channel
            template
            recipientName
            recipient
            language
            subject
            body
            confidential
            parts
            state
            provider
            reference
            lastError
            aggregate
            settledAt
        }
    }
`);
