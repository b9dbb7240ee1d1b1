import gql from 'graphql-tag';

export const adminApiExtensions = gql`
    type NotificationMessage implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        channel: String!
        template: String!
        language: String!
        "Masked: enough to recognise, not enough to write to."
        recipient: String!
        recipientName: String!
        subject: String
        "Without its links when they are secrets."
        body: String!
        confidential: Boolean!
        "SMS that it makes; 1 for a mail."
        parts: Int!
        state: String!
        provider: String
        reference: String
        lastError: String
        aggregate: String!
        settledAt: DateTime
    }

    type NotificationMessageList implements PaginatedList {
        items: [NotificationMessage!]!
        totalItems: Int!
    }

    input NotificationMessageListOptions

    extend type Query {
        notificationMessages(options: NotificationMessageListOptions): NotificationMessageList!
        notificationMessage(id: ID!): NotificationMessage
    }
`;
