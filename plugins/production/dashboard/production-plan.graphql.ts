import { graphql, type ResultOf } from '@/gql';

export const planFields = graphql(`
    fragment PlanFields on ProductionPlan {
        id version state operationCount lateBefore lateAfter movedCount
        moved { workOrderId orderCode companyName productName dueDate before after }
    }
`);

export const planDocument = graphql(`query MyProductionPlan { productionPlan { ...PlanFields } }`, [planFields]);

export const productionBoardDocument = graphql(`
    query ProductionGantt($from: DateTime!, $until: DateTime!, $planId: ID) {
        productionBoard(from: $from, until: $until, planId: $planId) {
            hasMore
            stations { id code name { en fa pl ru } parallelOperations }
            downtimes { id stationId from until reason }
            bars {
                operationId workOrderId stationId kind name { en fa pl ru } state start end plannedMinutes isPinned late
                orderCode companyName productName quantity dueDate
                batch { id size quantity workOrders { id orderCode companyName quantity dueDate state } }
            }
        }
    }
`);

export const startPlanDocument = graphql(`
    mutation StartProductionPlan {
        startProductionPlan { __typename ... on ProductionPlan { ...PlanFields } ... on ProductionPlanRefusal { reason message } }
    }
`, [planFields]);

export const placeOperationDocument = graphql(`
    mutation PlaceOperation($input: PlaceOperationInput!) {
        placeOperation(input: $input) { __typename ... on ProductionPlan { ...PlanFields } ... on ProductionPlanRefusal { reason message } }
    }
`, [planFields]);

export const refreshPlanDocument = graphql(`
    mutation RefreshProductionPlan($input: ProductionPlanVersionInput!) {
        refreshProductionPlan(input: $input) { __typename ... on ProductionPlan { ...PlanFields } ... on ProductionPlanRefusal { reason message } }
    }
`, [planFields]);

export const publishPlanDocument = graphql(`
    mutation PublishProductionPlan($input: ProductionPlanVersionInput!) {
        publishProductionPlan(input: $input) { __typename ... on ProductionPlan { ...PlanFields } ... on ProductionPlanRefusal { reason message } }
    }
`, [planFields]);

export const discardPlanDocument = graphql(`mutation DiscardProductionPlan($planId: ID!) { discardProductionPlan(planId: $planId) { success } }`);

export const downtimesDocument = graphql(`query StationDowntimes { stationDowntimes { id stationId from until reason } }`);

export const addDowntimeDocument = graphql(`mutation AddStationDowntime($input: StationDowntimeInput!) { addStationDowntime(input: $input) { id } }`);

export const endDowntimeDocument = graphql(`mutation EndStationDowntime($id: ID!) { endStationDowntime(id: $id) { id } }`);

export type Board = ResultOf<typeof productionBoardDocument>['productionBoard'];
export type Bar = Board['bars'][number];
export type BoardStation = Board['stations'][number];
export type Draft = ResultOf<typeof planFields>;
