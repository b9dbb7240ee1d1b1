import gql from 'graphql-tag';

export const shopApiExtensions = gql`
    "What the firm wrote to many, in the member's language"
    type MyBroadcast {
        id: ID!
        subject: String!
        "Plain text"
        text: String!
        at: DateTime!
        readAt: DateTime
    }

    type MyBroadcastList {
        items: [MyBroadcast!]!
        totalItems: Int!
    }

    input BroadcastPageInput {
        skip: Int
        take: Int
    }

    extend type Query {
        myBroadcasts(input: BroadcastPageInput): MyBroadcastList!
        "The newest that is not read and stands at the head of the portal"
        myBroadcastBanner: MyBroadcast
    }

    extend type Mutation {
        readBroadcast(id: ID!): Boolean!
    }
`;

export const adminApiExtensions = gql`
    type BroadcastText {
        "en, fa, pl or ru"
        language: String!
        subject: String!
        "Plain text"
        text: String!
    }

    "Companies that are named, or those that fit every condition that is set; nothing set is everybody"
    type BroadcastAudience {
        companyIds: [ID!]!
        groupNames: [String!]!
        countryCodes: [String!]!
        "Branches of the firm whose people look after the company"
        firmBranchIds: [ID!]!
        priceListIds: [ID!]!
        noOrderForDays: Int
    }

    type Broadcast implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        version: Int!
        "draft, scheduled, sending, sent or withdrawn"
        state: String!
        texts: [BroadcastText!]!
        audience: BroadcastAudience!
        banner: Boolean!
        byMail: Boolean!
        bySms: Boolean!
        sendAt: DateTime
        sentAt: DateTime
    }

    type BroadcastRow {
        id: ID!
        state: String!
        subject: String!
        createdAt: DateTime!
        sendAt: DateTime
        sentAt: DateTime
        writtenBy: String
        recipients: Int!
        readers: Int!
        readPercent: Int!
    }

    type BroadcastRowList {
        items: [BroadcastRow!]!
        totalItems: Int!
    }

    type BroadcastRecipient {
        companyName: String!
        name: String!
        readAt: DateTime
    }

    type BroadcastRecipientList {
        items: [BroadcastRecipient!]!
        totalItems: Int!
    }

    type BroadcastPreview {
        companies: Int!
        members: Int!
        withMail: Int!
        withPhone: Int!
    }

    input BroadcastPageInput {
        skip: Int
        take: Int
    }

    input BroadcastTextInput {
        language: String!
        subject: String!
        text: String!
    }

    input BroadcastAudienceInput {
        companyIds: [ID!]
        groupNames: [String!]
        countryCodes: [String!]
        firmBranchIds: [ID!]
        priceListIds: [ID!]
        noOrderForDays: Int
    }

    input BroadcastInput {
        "Left out for a new one"
        id: ID
        version: Int
        texts: [BroadcastTextInput!]!
        audience: BroadcastAudienceInput!
        banner: Boolean!
        byMail: Boolean!
        bySms: Boolean!
        idempotencyKey: String!
    }

    input ScheduleBroadcastInput {
        id: ID!
        version: Int!
        "Left out: at once"
        sendAt: String
        idempotencyKey: String!
    }

    "It cannot be done with the broadcast now; \`reason\` says why"
    type BroadcastRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
    }

    union BroadcastResult = Broadcast | BroadcastRefusal

    extend type Query {
        broadcasts(input: BroadcastPageInput): BroadcastRowList!
        broadcast(id: ID!): Broadcast
        broadcastRecipients(id: ID!, input: BroadcastPageInput): BroadcastRecipientList!
        "To whom it would go now"
        broadcastPreview(audience: BroadcastAudienceInput!): BroadcastPreview!
    }

    extend type Mutation {
        saveBroadcast(input: BroadcastInput!): BroadcastResult!
        scheduleBroadcast(input: ScheduleBroadcastInput!): BroadcastResult!
        withdrawBroadcast(id: ID!): Broadcast!
    }
`;
