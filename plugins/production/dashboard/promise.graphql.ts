import { graphql, type ResultOf } from '@/gql';

export const orderPromiseQuery = graphql(`
    query OrderPromise($orderId: ID!) {
        orderPromise(orderId: $orderId) { orderId day version changes { id createdAt before after source reason administratorName } }
    }
`);

export const setPromisedDayMutation = graphql(`
    mutation SetPromisedDay($input: PromisedDayInput!) {
        setPromisedDay(input: $input) { __typename ... on OrderPromise { orderId day } ... on OrderPromiseRefusal { reason message } }
    }
`);

export const productionSettingsQuery = graphql(`
    query ProductionSettings { productionSettings { promiseBufferDays version } }
`);

export const setProductionSettingsMutation = graphql(`
    mutation SetProductionSettings($input: ProductionSettingsInput!) { setProductionSettings(input: $input) { promiseBufferDays version } }
`);

export type OrderPromise = NonNullable<ResultOf<typeof orderPromiseQuery>['orderPromise']>;
