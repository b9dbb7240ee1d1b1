import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const startDocument = graphql(`
    mutation StartPayment($input: StartPaymentInput!) {
        startPayment(input: $input) {
            __typename
            ... on StartedPayment {
                id
                redirectUrl
            }
            ... on PayRefusal {
                message
                reason
                field
            }
        }
    }
`);

const paymentDocument = graphql(`
    query MyPayment($id: ID!) {
        myPayment(id: $id) {
            id
            state
            amountMinor
            currencyCode
            orderCode
            invoiceNumbers
        }
    }
`);

const orderPaymentDocument = graphql(`
    query OrderPayment($code: String!) {
        myOrder(code: $code) {
            currencyCode
            state
            checkPayments
            payment {
                method
                totalMinor
                paidMinor
                leftMinor
                isPaid
                transferTitle
                bankAccount {
                    holder
                    bankName
                    accountNumber
                    bankCode
                }
            }
        }
        paymentProviders {
            code
            name
        }
    }
`);

const providersDocument = graphql(`
    query PaymentProviders {
        paymentProviders {
            code
            name
        }
    }
`);

const limitDocument = graphql(`
    query MyLimitRequest {
        myLimitRequest {
            id
            wishedLimitMinor
            currencyCode
            justification
            state
            answer
            createdAt
        }
    }
`);

const askLimitDocument = graphql(`
    mutation AskForHigherLimit($input: AskForHigherLimitInput!) {
        askForHigherLimit(input: $input) {
            __typename
            ... on MyLimitRequest {
                id
            }
            ... on LimitRequestRefusal {
                reason
            }
        }
    }
`);

export type LimitRequest = NonNullable<ResultOf<typeof limitDocument>['myLimitRequest']>;
export type LimitAnswer = ResultOf<typeof askLimitDocument>['askForHigherLimit'];
export type LimitWish = Omit<VariablesOf<typeof askLimitDocument>['input'], 'idempotencyKey'>;
export type StartedPayment = ResultOf<typeof startDocument>['startPayment'];
export type PaymentShown = NonNullable<ResultOf<typeof paymentDocument>['myPayment']>;
export type OrderPayment = ResultOf<typeof orderPaymentDocument>;
export type PaymentProvider = ResultOf<typeof providersDocument>['paymentProviders'][number];
export type PayRequest = Omit<VariablesOf<typeof startDocument>['input'], 'idempotencyKey'>;

/** Paying online: the browser goes to the provider and comes back to `/payment/ID`. */
@Injectable({ providedIn: 'root' })
export class Payments {
    private readonly api = inject(ShopApi);

    async providers(abort: AbortSignal): Promise<PaymentProvider[]> {
        return (await this.api.query(providersDocument, {}, abort)).paymentProviders;
    }

    async ofOrder(code: string, abort: AbortSignal): Promise<OrderPayment> {
        return this.api.query(orderPaymentDocument, { code }, abort);
    }

    async find(id: string, abort: AbortSignal): Promise<PaymentShown | null> {
        return (await this.api.query(paymentDocument, { id }, abort)).myPayment;
    }

    async limitRequest(abort: AbortSignal): Promise<LimitRequest | null> {
        return (await this.api.query(limitDocument, {}, abort)).myLimitRequest;
    }

    async askLimit(wish: LimitWish): Promise<LimitAnswer> {
        return (await this.api.attempt('ask-limit', askLimitDocument, wish)).askForHigherLimit;
    }

    /** Two clicks are one payment; who comes back without having paid begins another one. */
    async start(request: PayRequest): Promise<StartedPayment> {
        return (await this.api.attempt('start-payment', startDocument, request)).startPayment;
    }
}
