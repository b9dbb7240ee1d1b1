import { graphql, type ResultOf } from '@/gql';

export const shortagesQuery = graphql(`
    query ProductionShortages($skip: Int, $take: Int) {
        productionShortages(skip: $skip, take: $take) {
            items { orderId orderCode orderLineId companyName sku productName ordered made writtenOff missing since }
            totalItems
        }
    }
`);

export const settleShortageMutation = graphql(`
    mutation SettleShortage($input: SettleShortageInput!) {
        settleShortage(input: $input) {
            __typename
            ... on SettledShortage { orderId orderState workOrderId }
            ... on WorkOrderRefusal { reason message }
            ... on OrderChangeRefusal { reason message }
            ... on PlacementRefusal { reason message }
        }
    }
`);

export type Shortage = ResultOf<typeof shortagesQuery>['productionShortages']['items'][number];
