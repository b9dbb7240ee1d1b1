import { graphql, type ResultOf } from '@/gql';

export const batchProposalsQuery = graphql(`
    query ProductionBatchProposals($days: Int) {
        productionBatchProposals(days: $days) {
            sku productName quantity savedMinutes
            workOrders { id orderCode companyName quantity day plannedEnd }
        }
    }
`);

export const makeBatchMutation = graphql(`
    mutation MakeProductionBatch($input: MakeProductionBatchInput!) {
        makeProductionBatch(input: $input) {
            __typename
            ... on ProductionBatchChange { batchId left }
            ... on ProductionBatchRefusal { reason message }
        }
    }
`);

export const dissolveBatchMutation = graphql(`
    mutation DissolveProductionBatch($input: DissolveProductionBatchInput!) {
        dissolveProductionBatch(input: $input) {
            __typename
            ... on ProductionBatchChange { batchId left }
            ... on ProductionBatchRefusal { reason message }
        }
    }
`);

export type BatchProposal = ResultOf<typeof batchProposalsQuery>['productionBatchProposals'][number];
