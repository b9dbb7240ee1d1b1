import { graphql } from '@/gql';

export const erpDocumentsQuery = graphql(`
    query ErpDocuments($input: ErpDocumentsInput!) {
        erpDocuments(input: $input) {
            totalItems
            items { id createdAt updatedAt connectionName noun key orderId orderCode companyName state number erpState reason field failures acceptedAt }
        }
    }
`);

export const erpPushQueuesQuery = graphql(`
    query ErpPushQueues {
        erpPushQueues { connectionId connectionName waiting oldestAt dead failures failingSince openUntil lastError lastSuccessAt }
        figureAges { stock { asOf isStale } credit { asOf isStale } prices { asOf isStale } }
    }
`);

export const erpPushSettingQuery = graphql(`
    query ErpPushSetting($connectionId: ID!) {
        erpPushSetting(connectionId: $connectionId) { connectionId pushesOrders sendFrom pushesPayments pushesWeighings limitMinutes limitPolicy stockMinutes version }
    }
`);

export const saveErpPushSettingDocument = graphql(`
    mutation SaveErpPushSetting($input: SaveErpPushSettingInput!) { saveErpPushSetting(input: $input) { connectionId version } }
`);

export const replayErpDocumentsDocument = graphql(`mutation ReplayErpDocuments($ids: [ID!]!) { replayErpDocuments(ids: $ids) { id state } }`);
export const discardErpDocumentDocument = graphql(`mutation DiscardErpDocument($id: ID!, $reason: String!) { discardErpDocument(id: $id, reason: $reason) { id state } }`);

export const orderErpQuery = graphql(`
    query OrderErp($id: ID!) {
        companyOrder(id: $id) { orderId checkPayments waybills { number carrier } erpDocuments { id noun key state number erpState reason field updatedAt acceptedAt } }
    }
`);
