import gql from 'graphql-tag';

const common = gql`
    type SupportThread {
        id: ID!
        subject: String!
        orderCode: String
        "The stage (operation) asked about"
        stageId: ID
        "open, answered or closed"
        state: String!
        createdAt: DateTime!
        lastMessageAt: DateTime!
        messages: [SupportMessage!]!
    }

    type SupportMessage {
        id: ID!
        at: DateTime!
        author: String!
        fromStaff: Boolean!
        "Plain text"
        text: String!
    }
`;

export const shopApiExtensions = gql`
    ${common}

    extend type MyOrder {
        threads: [SupportThread!]!
    }

    input AskQuestionInput {
        orderCode: String
        stageId: ID
        subject: String!
        text: String!
        idempotencyKey: String!
    }

    extend type Query {
        myThreads: [SupportThread!]!
        myThread(id: ID!): SupportThread
    }

    extend type Mutation {
        askQuestion(input: AskQuestionInput!): SupportThread!
        replyToThread(id: ID!, text: String!, idempotencyKey: String!): SupportThread!
    }
`;

export const adminApiExtensions = gql`
    ${common}

    extend type SupportThread implements Node {
        updatedAt: DateTime!
        companyId: ID!
        companyName: String!
        orderId: ID
        "Who asked"
        askedBy: String!
        "Since when the customer waits for an answer; null when he does not"
        waitingSince: DateTime
        "What the stage is called, in the language of the request"
        stageName: String
    }

    type SupportThreadList implements PaginatedList {
        items: [SupportThread!]!
        totalItems: Int!
    }

    input SupportThreadListOptions

    "Staff cannot do this with the thread now; \`reason\` says why"
    type ThreadRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
    }

    union AnswerThreadResult = SupportThread | ThreadRefusal

    extend type Query {
        supportThreads(options: SupportThreadListOptions): SupportThreadList!
        supportThread(id: ID!): SupportThread
    }

    extend type Mutation {
        answerSupportThread(id: ID!, text: String!, idempotencyKey: String!): AnswerThreadResult!
        closeSupportThread(id: ID!): SupportThread!
    }
`;
