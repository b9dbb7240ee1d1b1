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
        "The end of the quiet hours, for which it waits"
        waitsUntil: DateTime
    }

    type NotificationMessageList implements PaginatedList {
        items: [NotificationMessage!]!
        totalItems: Int!
    }

    input NotificationMessageListOptions

    "What somebody wrote to our line"
    type IncomingSms implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        "In full: staff have to call him back. Anybody can send in anybody's number."
        sender: String!
        line: String!
        "Plain text of a stranger"
        text: String!
        "open, routed, stopped, started or done"
        state: String!
        provider: String!
        "Where it went, for example support-thread:7"
        aggregate: String
        settledAt: DateTime
    }

    type IncomingSmsList implements PaginatedList {
        items: [IncomingSms!]!
        totalItems: Int!
    }

    input IncomingSmsListOptions

    "Something that people are told of"
    type NotificationEvent {
        template: String!
        "account, orders, production, transport, payments, quotes, offers, talks, customers or firm"
        topic: String!
        "A member may not do without it"
        isDue: Boolean!
        "It cannot be switched off"
        isFixed: Boolean!
        "It does not wait for the end of the quiet hours"
        isUrgent: Boolean!
        channels: [NotificationEventChannel!]!
    }

    type NotificationEventChannel {
        channel: String!
        languages: [NotificationEventLanguage!]!
    }

    type NotificationEventLanguage {
        language: String!
        "The firm has words of its own"
        isOwn: Boolean!
    }

    type NotificationText {
        id: ID!
        template: String!
        channel: String!
        language: String!
        "Of a mail the first line is its subject"
        text: String!
        "What comes with Karvan"
        builtIn: String!
        isOwn: Boolean!
        "0 while the text that comes with Karvan is in force"
        version: Int!
        updatedAt: DateTime
        placeholders: [NotificationPlaceholder!]!
    }

    type NotificationPlaceholder {
        name: String!
        example: String!
    }

    type NotificationTextFault {
        "empty, no-subject, unknown-placeholder, broken-placeholder, link-missing or too-many-parts"
        problem: String!
        "The placeholder that it is about"
        name: String
    }

    "A text filled with examples"
    type NotificationTextSample {
        subject: String
        text: String!
        parts: Int!
        "gsm or unicode; null for a mail"
        encoding: String
        characters: Int!
    }

    type NotificationTextPreview {
        preview: NotificationTextSample
        faults: [NotificationTextFault!]!
    }

    "Why the text is not taken; \`reason\` is the first fault's problem"
    type NotificationTextRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union NotificationTextResult = NotificationText | NotificationTextRefusal

    input SaveNotificationTextInput {
        template: String!
        channel: String!
        language: String!
        text: String!
        "As it was shown; an older one is refused"
        version: Int!
    }

    input ResetNotificationTextInput {
        template: String!
        channel: String!
        language: String!
        version: Int!
    }

    type NotificationSettings {
        "By the firm's clock, 22:00; null: SMS go at any hour"
        quietFrom: String
        quietUntil: String
        smsPerNumberPerDay: Int!
        "In parts, as a provider bills them"
        smsPerDay: Int!
        "order-approved:sms"
        switchedOff: [String!]!
        version: Int!
        "Where the SMS provider is to call; null: he does not call. It is a secret."
        callbackUrl: String
    }

    input UpdateNotificationSettingsInput {
        quietFrom: String
        quietUntil: String
        smsPerNumberPerDay: Int!
        smsPerDay: Int!
        switchedOff: [String!]!
        version: Int!
    }

    extend type Query {
        notificationMessages(options: NotificationMessageListOptions): NotificationMessageList!
        notificationMessage(id: ID!): NotificationMessage
        incomingSms(options: IncomingSmsListOptions): IncomingSmsList!
        notificationEvents: [NotificationEvent!]!
        notificationText(template: String!, channel: String!, language: String!): NotificationText!
        "The text as a recipient would see it, and what is wrong with it"
        notificationTextPreview(template: String!, channel: String!, language: String!, text: String!): NotificationTextPreview!
        notificationSettings: NotificationSettings!
    }

    extend type Mutation {
        saveNotificationText(input: SaveNotificationTextInput!): NotificationTextResult!
        "Back to the text that comes with Karvan"
        resetNotificationText(input: ResetNotificationTextInput!): NotificationText!
        updateNotificationSettings(input: UpdateNotificationSettingsInput!): NotificationSettings!
        "Somebody has seen to it"
        settleIncomingSms(id: ID!): IncomingSms!
    }
`;
