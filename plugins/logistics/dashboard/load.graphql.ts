import { graphql, type ResultOf } from '@/gql';

export const loadListQuery = graphql(`
    query LoadList($options: TransportLoadListOptions) {
        loads(options: $options) {
            items {
                id createdAt number state plate driverName carrier gateAt goneAt realWeightG
                check { weightG fullBasisPoints over }
            }
            totalItems
        }
    }
`);

export const loadQuery = graphql(`
    query LoadShown($id: ID!) {
        load(id: $id) {
            id number state driverId driverName driverPhone vehicleId vehicleName plate carrier countryCode gateAt arrivedAt insideAt goneAt version
            nextSteps isShared realWeightG driverLinkUntil
            driverSteps { id kind at shipmentId latitude longitude note }
            check { weightG payloadG grossG grossLimitG volumeDm3 bedVolumeDm3 fullBasisPoints over axles { kind axles loadG limitG overG } }
            stops {
                stop weightG netG loadedAs startMm lengthMm
                shipment { id number state orderCode companyName destination plannedWeightG loadingAt }
            }
        }
    }
`);

export const loadableQuery = graphql(`
    query LoadableShipments {
        loadableShipments(take: 100) { id number state orderCode companyName destination plannedWeightG loadingAt }
    }
`);

export const createLoadMutation = graphql(`
    mutation CreateLoad($input: CreateLoadInput!) {
        createLoad(input: $input) { __typename ... on TransportLoad { id number } ... on LoadRefusal { reason message field } }
    }
`);
export const updateLoadMutation = graphql(`
    mutation UpdateLoad($input: UpdateLoadInput!) {
        updateLoad(input: $input) { __typename ... on TransportLoad { id number } ... on LoadRefusal { reason message field } }
    }
`);
export const gateTimeMutation = graphql(`
    mutation RecordGateTime($input: GateTimeInput!) {
        recordGateTime(input: $input) { __typename ... on TransportLoad { id number } ... on LoadRefusal { reason message field } }
    }
`);
export const cancelLoadMutation = graphql(`
    mutation CancelLoad($id: ID!, $reason: String!) {
        cancelLoad(id: $id, reason: $reason) { __typename ... on TransportLoad { id number } ... on LoadRefusal { reason message field } }
    }
`);

export const issueDriverLinkMutation = graphql(`
    mutation IssueDriverLink($loadId: ID!) { issueDriverLink(loadId: $loadId) }
`);
export const revokeDriverLinkMutation = graphql(`
    mutation RevokeDriverLink($loadId: ID!) { revokeDriverLink(loadId: $loadId) }
`);

export type LoadShown = NonNullable<ResultOf<typeof loadQuery>['load']>;
export type LoadableShipment = ResultOf<typeof loadableQuery>['loadableShipments'][number];
