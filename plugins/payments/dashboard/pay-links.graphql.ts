import { graphql, type ResultOf } from '@/gql';

export const attemptsQuery = graphql(`
    query PaymentAttempts($companyId: ID!) {
        paymentAttempts(companyId: $companyId, take: 10) {
            items { id createdAt provider key state amountMinor currencyCode providerReference lastAnswer }
            totalItems
        }
    }
`);

export const askAttemptMutation = graphql(`
    mutation AskPaymentAttempt($id: ID!) {
        askPaymentAttempt(id: $id) { id state }
    }
`);

export const sendPayLinkMutation = graphql(`
    mutation SendPayLink($input: SendPayLinkInput!) {
        sendPayLink(input: $input) { ... on PayLink { id email } ... on PayRefusal { message } }
    }
`);

export const openInvoicesQuery = graphql(`
    query InvoicesToPay($companyId: ID!) {
        invoices(input: { companyId: $companyId, state: "open", take: 50 }) {
            items { id number openMinor currencyCode }
        }
    }
`);

export type AttemptRow = ResultOf<typeof attemptsQuery>['paymentAttempts']['items'][number];
