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
                settledAt
                waitsUntil
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
            waitsUntil
        }
    }
`);

export const incomingSmsDocument = graphql(`
    query IncomingSms($options: IncomingSmsListOptions) {
        incomingSms(options: $options) {
            items {
                id
                createdAt
                sender
                line
                text
                state
                aggregate
                settledAt
            }
            totalItems
        }
    }
`);

export const settleIncomingSmsDocument = graphql(`
    mutation SettleIncomingSms($id: ID!) {
        settleIncomingSms(id: $id) {
            id
            state
        }
    }
`);

export const notificationEventsDocument = graphql(`
    query NotificationEvents {
        notificationEvents {
            template
            topic
            isDue
            isFixed
            channels {
                channel
                languages {
                    language
                    isOwn
                }
            }
        }
    }
`);

export const notificationTextDocument = graphql(`
    query NotificationText($template: String!, $channel: String!, $language: String!) {
        notificationText(template: $template, channel: $channel, language: $language) {
            id
            template
            channel
            language
            text
            builtIn
            isOwn
            version
            updatedAt
            placeholders {
                name
                example
            }
        }
    }
`);

export const notificationTextPreviewDocument = graphql(`
    query NotificationTextPreview($template: String!, $channel: String!, $language: String!, $text: String!) {
        notificationTextPreview(template: $template, channel: $channel, language: $language, text: $text) {
            preview {
                subject
                text
                parts
                encoding
                characters
            }
            faults {
                problem
                name
            }
        }
    }
`);

export const saveNotificationTextDocument = graphql(`
    mutation SaveNotificationText($input: SaveNotificationTextInput!) {
        saveNotificationText(input: $input) {
            __typename
            ... on NotificationText {
                id
                version
            }
            ... on NotificationTextRefusal {
                reason
                message
            }
        }
    }
`);

export const resetNotificationTextDocument = graphql(`
    mutation ResetNotificationText($input: ResetNotificationTextInput!) {
        resetNotificationText(input: $input) {
            id
            version
        }
    }
`);

export const notificationSettingsDocument = graphql(`
    query NotificationSettings {
        notificationSettings {
            quietFrom
            quietUntil
            smsPerNumberPerDay
            smsPerDay
            switchedOff
            version
            callbackUrl
        }
    }
`);

export const updateNotificationSettingsDocument = graphql(`
    mutation UpdateNotificationSettings($input: UpdateNotificationSettingsInput!) {
        updateNotificationSettings(input: $input) {
            version
        }
    }
`);
