import { graphql, type ResultOf } from '@/gql';

export const courierAccountsQuery = graphql(`
    query CourierAccounts {
        courierAccounts { id name kind organization service hasToken hasHook enabled version }
        courierKinds { kind name services countries currencies cash insurance }
    }
`);
export type CourierAccountShown = ResultOf<typeof courierAccountsQuery>['courierAccounts'][number];
export type CourierKindShown = ResultOf<typeof courierAccountsQuery>['courierKinds'][number];

export const courierDraftQuery = graphql(`
    query CourierDraft($shipmentId: ID!) {
        courierDraft(shipmentId: $shipmentId) {
            receiverName receiverPhone receiverEmail streetLine city postalCode countryCode currencyCode weightG
        }
        courierAccounts { id name kind enabled }
        courierKinds { kind currencies cash insurance }
    }
`);
export type CourierDraftShown = ResultOf<typeof courierDraftQuery>;

export const saveCourierAccountMutation = graphql(`
    mutation SaveCourierAccount($input: SaveCourierAccountInput!) { saveCourierAccount(input: $input) { id } }
`);
export const checkCourierAccountMutation = graphql(`
    mutation CheckCourierAccount($id: ID!) { checkCourierAccount(id: $id) { isOk name problem } }
`);
export const renewCourierHookMutation = graphql(`
    mutation RenewCourierHook($accountId: ID!) { renewCourierHook(accountId: $accountId) }
`);

export const bookCourierMutation = graphql(`
    mutation BookCourier($input: BookCourierInput!) {
        bookCourier(input: $input) { __typename ... on CourierBooking { id } ... on CourierRefusal { reason message field } }
    }
`);
export const cancelCourierMutation = graphql(`
    mutation CancelCourier($shipmentId: ID!, $reason: String!) {
        cancelCourier(shipmentId: $shipmentId, reason: $reason) { __typename ... on CourierBooking { id } ... on CourierRefusal { reason message field } }
    }
`);
export const retryCourierMutation = graphql(`
    mutation RetryCourier($shipmentId: ID!) {
        retryCourier(shipmentId: $shipmentId) { __typename ... on CourierBooking { id } ... on CourierRefusal { reason message field } }
    }
`);
