import { graphql } from '@/gql';

export const overviewDocument = graphql(`
    query ErpOverview {
        erpOverview { connectionId connectionName object enabled cron freshAt lagSeconds records gone parked failuresInRow openRunId openState done planned lastFailure }
    }
`);
export const runsDocument = graphql(`
    query ErpRuns($input: ErpRunsInput!) {
        erpRuns(input: $input) {
            totalItems
            items {
                id connectionId connectionName object state isFull isForced cause askedBy askedAt startedAt endedAt attempts staged unreadable planned created updated unchanged parked
                deactivated failure decidedBy decisionReason heldEffect { known added changed gone changedKeys goneKeys }
            }
        }
    }
`);
export const runsFileDocument = graphql(`
    query ErpRunsFile($input: ErpRunsFileInput!) { erpRunsFile(input: $input) { filename mimeType content } }
`);
export const parkedFileDocument = graphql(`
    query ErpParkedFile($input: ErpParkedFileInput!) { erpParkedFile(input: $input) { filename mimeType content } }
`);
export const parkedDocument = graphql(`
    query ErpParked($input: ErpParkedInput!) {
        erpParked(input: $input) { totalItems items { id connectionId connectionName object key isUnreadable reason state attempts firstAt lastAt values } }
    }
`);
export const storyDocument = graphql(`
    query ErpStory($input: ErpStoryInput!) { erpStory(input: $input) { at connectionId connectionName object theirKey ourKey what reason runId } }
`);
export const ownedDocument = graphql(`
    query ErpOwned($input: ErpOwnedInput!) { erpOwned(input: $input) { connectionName object fields at } }
`);
export const companyCodeDocument = graphql(`
    query ErpCompanyCode($id: ID!) { company(id: $id) { id code } }
`);
export const connectionsDocument = graphql(`
    query ErpConnections {
        erpConnections { id name kind enabled keptSecrets hasWebhook version }
    }
`);
export const kindsDocument = graphql(`
    query ErpKinds {
        erpKinds { kind form secrets }
    }
`);
export const connectionDocument = graphql(`
    query ErpConnection($id: ID!) {
        erpConnection(id: $id) { id name kind settings keptSecrets enabled tables hasWebhook version }
        erpKinds { kind form secrets }
        erpCodeTables { names steps }
        erpObjectSettings(connectionId: $id) {
            connectionId object enabled cron fromMinute untilMinute workingDaysOnly fullEveryHours massChangePercent alarmAfterFailures version
            fields { name required } mapping { field owner from constant table steps { kind with } }
        }
    }
`);
export const sampleNamesDocument = graphql(`
    query ErpSampleNames($connectionId: ID!, $object: String!) { erpSampleNames(connectionId: $connectionId, object: $object) }
`);
export const saveConnectionDocument = graphql(`
    mutation SaveErpConnection($input: ErpConnectionInput!) { saveErpConnection(input: $input) { id version } }
`);
export const setTableDocument = graphql(`
    mutation SetErpTable($input: ErpTableInput!) { setErpTable(input: $input) { id version } }
`);
export const checkConnectionDocument = graphql(`
    mutation CheckErpConnection($id: ID!) { checkErpConnection(id: $id) { isOk system problem } }
`);
export const renewWebhookDocument = graphql(`
    mutation RenewErpWebhook($connectionId: ID!) { renewErpWebhook(connectionId: $connectionId) }
`);
export const saveObjectDocument = graphql(`
    mutation SaveErpObjectSetting($input: ErpObjectSettingInput!) { saveErpObjectSetting(input: $input) { connectionId object version } }
`);
export const tryMappingDocument = graphql(`
    mutation TryErpMapping($input: ErpTryInput!) { tryErpMapping(input: $input) { key ourKey values outcome reason differences { field ours theirs } } }
`);
export const pullDocument = graphql(`
    mutation PullErp($input: ErpPullInput!) { pullErp(input: $input) { id state } }
`);
export const decideHeldDocument = graphql(`
    mutation DecideHeldErpRun($input: ErpHeldDecisionInput!) { decideHeldErpRun(input: $input) { id state } }
`);
export const decideParkedDocument = graphql(`
    mutation DecideErpParked($input: ErpParkedDecisionInput!) { decideErpParked(input: $input) }
`);
