import gql from 'graphql-tag';

export const pullSchema = gql`
    "One ERP that the firm works with."
    type ErpConnection {
        id: ID!
        name: String!
        kind: String!
        "All but the secret ones."
        settings: JSON!
        "Names of the secrets that are kept; what they are is never shown."
        keptSecrets: [String!]!
        enabled: Boolean!
        tables: JSON!
        hasWebhook: Boolean!
        version: Int!
    }
    type ErpKind {
        kind: String!
        "The settings as JSON Schema; null where they are typed as JSON"
        form: JSON
        secrets: [String!]!
        "Objects that it gives."
        objects: [String!]!
        "Documents that it takes."
        documents: [String!]!
    }
    type ErpConnectionCheck {
        isOk: Boolean!
        system: String!
        problem: String
    }
    input ErpConnectionInput {
        id: ID
        name: String!
        kind: String!
        settings: JSON!
        "Left out: those that are kept stay."
        secrets: JSON
        enabled: Boolean!
        version: Int
    }
    input ErpCodePairInput {
        theirs: String!
        ours: String!
    }
    input ErpTableInput {
        connectionId: ID!
        name: String!
        pairs: [ErpCodePairInput!]!
        version: Int
    }
    type ErpStep {
        kind: String!
        with: String!
    }
    type ErpFieldMapping {
        field: String!
        "erp: each pull writes it; karvan: it is filled once and then left alone"
        owner: String!
        from: String
        constant: String
        table: String
        steps: [ErpStep!]!
    }
    type ErpField {
        name: String!
        required: Boolean!
    }
    "How one object of a connection is pulled."
    type ErpObjectSetting {
        connectionId: ID!
        object: String!
        enabled: Boolean!
        cron: String
        fromMinute: Int
        untilMinute: Int
        workingDaysOnly: Boolean!
        fullEveryHours: Int!
        massChangePercent: Int!
        alarmAfterFailures: Int!
        mapping: [ErpFieldMapping!]!
        fields: [ErpField!]!
        "0: not set up yet"
        version: Int!
    }
    input ErpStepInput {
        kind: String!
        with: String
    }
    input ErpFieldMappingInput {
        field: String!
        owner: String!
        from: String
        constant: String
        table: String
        steps: [ErpStepInput!]!
    }
    input ErpObjectSettingInput {
        connectionId: ID!
        object: String!
        enabled: Boolean!
        cron: String
        fromMinute: Int
        untilMinute: Int
        workingDaysOnly: Boolean!
        fullEveryHours: Int!
        massChangePercent: Int!
        alarmAfterFailures: Int!
        mapping: [ErpFieldMappingInput!]!
        version: Int
    }
    input ErpTryInput {
        connectionId: ID!
        object: String!
        mapping: [ErpFieldMappingInput!]!
        take: Int
    }
    type ErpDifference {
        field: String!
        ours: String!
        theirs: String!
    }
    type ErpTriedRecord {
        key: String!
        ourKey: String!
        values: JSON!
        "created, updated, unchanged or rejected"
        outcome: String!
        reason: String
        differences: [ErpDifference!]!
    }
    type ErpHeldEffect {
        known: Int!
        added: Int!
        changed: Int!
        gone: Int!
        "The first of them"
        changedKeys: [String!]!
        goneKeys: [String!]!
    }
    type ErpRun {
        id: ID!
        connectionId: ID!
        connectionName: String!
        object: String!
        "waiting, staging, applying, held, done, failed or discarded"
        state: String!
        isFull: Boolean!
        isForced: Boolean!
        "schedule, hand or webhook"
        cause: String!
        askedBy: String!
        askedAt: DateTime!
        startedAt: DateTime
        endedAt: DateTime
        attempts: Int!
        staged: Int!
        unreadable: Int!
        planned: Int!
        created: Int!
        updated: Int!
        unchanged: Int!
        parked: Int!
        deactivated: Int!
        failure: String!
        heldEffect: ErpHeldEffect
        decidedBy: String
        decisionReason: String
    }
    type ErpRunPage {
        items: [ErpRun!]!
        totalItems: Int!
    }
    input ErpRunsInput {
        connectionId: ID
        object: String
        state: String
        skip: Int
        take: Int
    }
    input ErpRunsFileInput {
        "CSV or XLSX"
        format: String!
        connectionId: ID
        object: String
        state: String
    }
    type ErpOverviewRow {
        connectionId: ID!
        connectionName: String!
        object: String!
        enabled: Boolean!
        cron: String
        "Up to when what we have is what the ERP had"
        freshAt: DateTime
        lagSeconds: Int
        records: Int!
        gone: Int!
        parked: Int!
        failuresInRow: Int!
        openRunId: ID
        openState: String
        done: Int!
        planned: Int!
        lastFailure: String
    }
    type ErpParkedRow {
        id: ID!
        connectionId: ID!
        connectionName: String!
        object: String!
        key: String!
        isUnreadable: Boolean!
        reason: String!
        "waiting, accepted or discarded"
        state: String!
        attempts: Int!
        firstAt: DateTime!
        lastAt: DateTime!
        "As JSON"
        values: String!
    }
    type ErpParkedPage {
        items: [ErpParkedRow!]!
        totalItems: Int!
    }
    input ErpParkedInput {
        connectionId: ID
        object: String
        state: String
        term: String
        skip: Int
        take: Int
    }
    input ErpParkedFileInput {
        "CSV or XLSX"
        format: String!
        connectionId: ID
        object: String
        state: String
        term: String
    }
    input ErpParkedDecisionInput {
        ids: [ID!]!
        "retry, accept or discard"
        decision: String!
        reason: String
    }
    input ErpPullInput {
        connectionId: ID!
        objects: [String!]!
        "Left out: as it is due"
        isFull: Boolean
        isForced: Boolean
    }
    input ErpHeldDecisionInput {
        runId: ID!
        accept: Boolean!
        reason: String
    }
    input ErpStoryInput {
        object: String
        "Theirs or ours"
        key: String!
    }
    type ErpStoryEntry {
        at: DateTime!
        connectionId: ID!
        connectionName: String!
        object: String!
        theirKey: String!
        ourKey: String
        "in, gone, parked or discarded; of a document the state that it is in"
        what: String!
        reason: String
        "Null of a document"
        runId: ID
    }
    "What an ERP writes of a record of ours."
    type ErpOwnedFields {
        connectionName: String!
        object: String!
        fields: [String!]!
        at: DateTime!
    }
    input ErpOwnedInput {
        "article or company"
        of: String!
        "The article's code, or the customer number"
        key: String!
    }
    type ErpCodeTables {
        names: [String!]!
        steps: [String!]!
    }
    extend type Query {
        erpKinds: [ErpKind!]!
        erpConnections: [ErpConnection!]!
        erpConnection(id: ID!): ErpConnection!
        erpObjectSettings(connectionId: ID!): [ErpObjectSetting!]!
        "Names of tables of codes and of steps."
        erpCodeTables: ErpCodeTables!
        "Names that real records have."
        erpSampleNames(connectionId: ID!, object: String!): [String!]!
        erpOverview: [ErpOverviewRow!]!
        erpRuns(input: ErpRunsInput!): ErpRunPage!
        "The last ten thousand"
        erpRunsFile(input: ErpRunsFileInput!): ErpFile!
        "The last ten thousand"
        erpParkedFile(input: ErpParkedFileInput!): ErpFile!
        erpParked(input: ErpParkedInput!): ErpParkedPage!
        erpStory(input: ErpStoryInput!): [ErpStoryEntry!]!
        erpOwned(input: ErpOwnedInput!): [ErpOwnedFields!]!
    }
    extend type Mutation {
        saveErpConnection(input: ErpConnectionInput!): ErpConnection!
        setErpTable(input: ErpTableInput!): ErpConnection!
        "Asks the other side who it is."
        checkErpConnection(id: ID!): ErpConnectionCheck!
        "A new address for the ERP's calls; shown this once."
        renewErpWebhook(connectionId: ID!): String!
        saveErpObjectSetting(input: ErpObjectSettingInput!): ErpObjectSetting!
        "What a mapping would do to real records; nothing of it stays."
        tryErpMapping(input: ErpTryInput!): [ErpTriedRecord!]!
        pullErp(input: ErpPullInput!): [ErpRun!]!
        decideHeldErpRun(input: ErpHeldDecisionInput!): ErpRun!
        decideErpParked(input: ErpParkedDecisionInput!): Int!
    }
`;
