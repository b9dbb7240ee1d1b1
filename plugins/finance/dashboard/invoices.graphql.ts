import { graphql, type ResultOf } from '@/gql';

export const invoicesQuery = graphql(`
    query Invoices($input: InvoicesInput!) {
        invoices(input: $input) {
            items { id companyId companyName number kind issuedOn dueOn currencyCode grossMinor paidMinor openMinor isOverdue orderCodes formats }
            totalItems
        }
    }
`);

export const invoiceQuery = graphql(`
    query Invoice($id: ID!) {
        invoice(id: $id) {
            id companyId companyName number kind correctsNumber issuedOn dueOn currencyCode netMinor taxMinor grossMinor paidMinor openMinor isOverdue orderCodes formats ksef { number isValid verificationUrl qr }
            settlements { id settledOn amountMinor source reference }
        }
    }
`);

export const balanceQuery = graphql(`
    query CompanyBalance($companyId: ID!) {
        companyBalance(companyId: $companyId) { companyId currencyCode balanceMinor openMinor overdueMinor unsettledMinor stated { balanceMinor asOf } buckets { bucket amountMinor count } }
    }
`);

export const paymentsQuery = graphql(`
    query IncomingPayments($input: IncomingPaymentsInput!) {
        incomingPayments(input: $input) {
            items { id companyId companyName reference method state receivedOn amountMinor freeMinor refundedMinor currencyCode note recordedBy isOwn covers version }
            totalItems
        }
    }
`);

export const recordPaymentMutation = graphql(`
    mutation RecordPayment($input: RecordPaymentInput!) {
        recordPayment(input: $input) { ... on IncomingPayment { id state } ... on SettlementRefusal { message field } }
    }
`);

export const decidePaymentMutation = graphql(`
    mutation DecidePayment($input: DecidePaymentInput!) {
        decidePayment(input: $input) { ... on IncomingPayment { id state } ... on SettlementRefusal { message field } }
    }
`);

export const settlePaymentMutation = graphql(`
    mutation SettleIncomingPayment($input: SettlePaymentInput!) {
        settleIncomingPayment(input: $input) { ... on IncomingPayment { id state } ... on SettlementRefusal { message field } }
    }
`);

export const refundMutation = graphql(`
    mutation RecordRefund($input: RecordRefundInput!) {
        recordRefund(input: $input) { ... on IncomingPayment { id state } ... on SettlementRefusal { message field } }
    }
`);

export const orderMoneyQuery = graphql(`
    query OrderMoney($id: ID!) {
        companyOrder(id: $id) { orderId companyId currencyCode payment { leftMinor isPaid } }
    }
`);

export type InvoiceRow = ResultOf<typeof invoicesQuery>['invoices']['items'][number];
export type PaymentRow = ResultOf<typeof paymentsQuery>['incomingPayments']['items'][number];
