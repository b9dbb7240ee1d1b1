import { graphql } from '@/gql';

export const erpReconciliationsQuery = graphql(`
    query ErpReconciliations {
        erpReconciliations { id createdAt connectionName object state percent read missingHere missingThere different unreadable failure endedAt }
        erpPushQueues { connectionId connectionName }
    }
`);

export const erpDifferencesQuery = graphql(`
    query ErpDifferences($input: ErpDifferencesInput!) {
        erpDifferences(input: $input) { totalItems items { id kind key fields { field ours theirs } } }
    }
`);

export const erpDifferencesFileQuery = graphql(`
    query ErpDifferencesFile($input: ErpDifferencesFileInput!) { erpDifferencesFile(input: $input) { filename mimeType content } }
`);

export const startErpReconciliationDocument = graphql(`
    mutation StartErpReconciliation($input: StartErpReconciliationInput!) { startErpReconciliation(input: $input) { id state } }
`);
