import gql from 'graphql-tag';

export const pushAdminSchema = gql`
    "What was, or is to be, told the ERP as one document of its own"
    type ErpDocument {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        connectionId: ID!
        connectionName: String!
        "order, address, payment or weighing"
        noun: String!
        "Ours, which the ERP keeps beside its own number"
        key: String!
        orderId: ID
        orderCode: String
        companyName: String
        "waiting, sending, accepted, refused, doubtful, cancelled or discarded"
        state: String!
        "The ERP's"
        number: String
        "What the ERP calls its state"
        erpState: String
        "Why it was not taken, and which field is to blame"
        reason: String
        field: String
        failures: Int!
        acceptedAt: DateTime
    }

    type ErpDocumentList {
        items: [ErpDocument!]!
        totalItems: Int!
    }

    input ErpDocumentsInput {
        connectionId: ID
        noun: String
        state: String
        "Only those that wait for a person: refused or doubtful"
        onlyDead: Boolean
        "Part of our key, the ERP's number or a company's name"
        term: String
        skip: Int
        take: Int
    }

    "What waits to be told an ERP, and how it answers"
    type ErpPushQueue {
        connectionId: ID!
        connectionName: String!
        waiting: Int!
        "Since when the oldest waits"
        oldestAt: DateTime
        "Documents that wait for a person"
        dead: Int!
        "Calls in a row that came to nothing; from 5 on the ERP is left in peace until openUntil"
        failures: Int!
        failingSince: DateTime
        openUntil: DateTime
        lastError: String
        lastSuccessAt: DateTime
    }

    type ErpPushSetting {
        connectionId: ID!
        pushesOrders: Boolean!
        "From which state on: Submitted or Approved"
        sendFrom: String!
        pushesPayments: Boolean!
        pushesWeighings: Boolean!
        "Older than so, limits are stale"
        limitMinutes: Int!
        "Of orders on account while limits are stale: accept, hold or refuse"
        limitPolicy: String!
        "Older than so, stock is shown with its age"
        stockMinutes: Int!
        version: Int!
    }

    input SaveErpPushSettingInput {
        connectionId: ID!
        pushesOrders: Boolean!
        sendFrom: String!
        pushesPayments: Boolean!
        pushesWeighings: Boolean!
        limitMinutes: Int!
        limitPolicy: String!
        stockMinutes: Int!
        version: Int!
    }

    "How old figures are that the ERP keeps"
    type FigureAge {
        "Null: they never came"
        asOf: DateTime
        isStale: Boolean!
    }

    "Null for what is kept here"
    type FigureAges {
        stock: FigureAge
        credit: FigureAge
        prices: FigureAge
    }

    extend type CompanyOrder {
        "What the ERP was told of it"
        erpDocuments: [ErpDocument!]!
    }

    extend type Query {
        erpDocuments(input: ErpDocumentsInput!): ErpDocumentList!
        erpPushQueues: [ErpPushQueue!]!
        erpPushSetting(connectionId: ID!): ErpPushSetting!
        figureAges: FigureAges!
    }

    extend type Mutation {
        saveErpPushSetting(input: SaveErpPushSettingInput!): ErpPushSetting!
        "Sends again what did not get there, with what holds now"
        replayErpDocuments(ids: [ID!]!): [ErpDocument!]!
        "It is not to get there any more"
        discardErpDocument(id: ID!, reason: String!): ErpDocument!
    }
`;

export const pushShopSchema = gql`
    "How old figures are that the firm's ERP keeps"
    type FigureAge {
        "Null: they never came"
        asOf: DateTime
        isStale: Boolean!
    }

    "Null for what is kept here"
    type FigureAges {
        stock: FigureAge
        credit: FigureAge
        prices: FigureAge
    }

    extend type MyOrder {
        "What the firm's ERP calls it; one for each of its parts, none as long as it is not there"
        erpNumbers: [String!]!
    }

    extend type Query {
        figureAges: FigureAges!
    }
`;
