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
        files: [SupportFile!]!
    }

    "A picture or a PDF that came with a message: GET /my-support-files/ID, for staff /support-files/ID"
    type SupportFile {
        id: ID!
        name: String!
        "jpeg or pdf"
        format: String!
        sizeBytes: Int!
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
        "Of files that were sent to POST /my-support-files before"
        fileIds: [ID!]
        idempotencyKey: String!
    }

    extend type Query {
        myThreads: [SupportThread!]!
        myThread(id: ID!): SupportThread
    }

    extend type Mutation {
        askQuestion(input: AskQuestionInput!): SupportThread!
        replyToThread(id: ID!, text: String!, fileIds: [ID!], idempotencyKey: String!): SupportThread!
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
        "Who of the staff looks after it"
        ownerAdministratorId: ID
        ownerName: String
        "normal, high or urgent"
        priority: String!
        "Until when the customer who waits is to be answered, by the desk's hours"
        dueAt: DateTime
        "What staff say to each other about it; no customer sees it"
        notes: [SupportNote!]!
    }

    type SupportNote {
        id: ID!
        at: DateTime!
        author: String!
        "Plain text"
        text: String!
    }

    type SupportOwner {
        id: ID!
        name: String!
    }

    "An answer that is given often"
    type CannedAnswer implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        version: Int!
        "en, fa, pl or ru"
        language: String!
        title: String!
        "Plain text"
        text: String!
    }

    "How soon customers are answered, in minutes of the desk's hours"
    type SupportSettings {
        version: Int!
        "Minutes after midnight in the firm's time zone"
        openMinute: Int!
        closeMinute: Int!
        normalMinutes: Int!
        highMinutes: Int!
        urgentMinutes: Int!
    }

    input CannedAnswerInput {
        "Left out for a new one"
        id: ID
        version: Int
        language: String!
        title: String!
        text: String!
    }

    input SupportSettingsInput {
        version: Int!
        openMinute: Int!
        closeMinute: Int!
        normalMinutes: Int!
        highMinutes: Int!
        urgentMinutes: Int!
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
        "Who may be given a conversation"
        supportOwners: [SupportOwner!]!
        cannedAnswers: [CannedAnswer!]!
        supportSettings: SupportSettings!
    }

    extend type Mutation {
        "fileIds: of files that were sent to POST /support-files before"
        answerSupportThread(id: ID!, text: String!, fileIds: [ID!], idempotencyKey: String!): AnswerThreadResult!
        closeSupportThread(id: ID!): SupportThread!
        "Without administratorId it is nobody's"
        assignSupportThread(id: ID!, administratorId: ID): SupportThread!
        setSupportThreadPriority(id: ID!, priority: String!): SupportThread!
        addSupportNote(id: ID!, text: String!, idempotencyKey: String!): SupportThread!
        saveCannedAnswer(input: CannedAnswerInput!): CannedAnswer!
        deleteCannedAnswer(id: ID!): DeletionResponse!
        setSupportSettings(input: SupportSettingsInput!): SupportSettings!
    }
`;
