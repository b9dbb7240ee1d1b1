import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { graphql, ResultOf } from '../../shared/data/graphql';
import { refusalText } from '../../shared/data/refusal-text';
import { ShopApi } from '../../shared/data/shop-api';
import { Waiting } from '../../shared/data/waiting';

const rowFields = graphql(`
    fragment CustomerOrderFields on CustomerOrder @_unmask {
        id
        code
        state
        placedAt
        customerId
        customerName
        isDirect
        currencyCode
        costNet
        paidNet
        earningNet
        decision
        mayDecide
    }
`);

const listDocument = graphql(
    `
        query MyCustomerOrders($term: String, $waiting: Boolean, $skip: Int, $take: Int) {
            myCustomerOrders(term: $term, waiting: $waiting, skip: $skip, take: $take) {
                totalItems
                items {
                    ...CustomerOrderFields
                }
            }
        }
    `,
    [rowFields],
);

const earningsDocument = graphql(`
    query MyCustomerEarnings($months: Int) {
        myCustomerEarnings(months: $months) {
            from
            until
            orders
            costNet
            paidNet
            earningNet
        }
    }
`);

const orderDocument = graphql(
    `
        query MyCustomerOrder($code: String!) {
            myCustomerOrder(code: $code) {
                ...CustomerOrderFields
                lines {
                    id
                    name
                    sku
                    quantity
                    baseUnit
                    unitCostNet
                    unitPaidNet
                    costNet
                    paidNet
                    earningNet
                }
            }
        }
    `,
    [rowFields],
);

const decideDocument = graphql(`
    mutation DecideCustomerOrder($input: DecideCustomerOrderInput!) {
        decideCustomerOrder(input: $input) {
            __typename
            ... on OrderTransitionRefusal {
                reason
                message
            }
            ... on PlacementRefusal {
                reason
                message
            }
        }
    }
`);

export type CustomerOrderRow = ResultOf<typeof listDocument>['myCustomerOrders']['items'][number];
export type CustomerOrder = NonNullable<ResultOf<typeof orderDocument>['myCustomerOrder']>;
export type EarningPeriod = ResultOf<typeof earningsDocument>['myCustomerEarnings'][number];
type Filter = { term: string; waiting: boolean; skip: number; take: number };

/** The orders of a distributor's customers, and what he earns by them. */
@Injectable({ providedIn: 'root' })
export class CustomerOrders {
    private readonly api = inject(ShopApi);
    private readonly transloco = inject(TranslocoService);
    private readonly waiting = inject(Waiting);

    async list(filter: Filter, abort: AbortSignal): Promise<{ items: CustomerOrderRow[]; totalItems: number }> {
        return (await this.api.query(listDocument, filter, abort)).myCustomerOrders;
    }

    async find(code: string, abort: AbortSignal): Promise<CustomerOrder | null> {
        return (await this.api.query(orderDocument, { code }, abort)).myCustomerOrder;
    }

    async earnings(months: number, abort: AbortSignal): Promise<EarningPeriod[]> {
        return (await this.api.query(earningsDocument, { months }, abort)).myCustomerEarnings;
    }

    /** Null when it is decided, else why it cannot be. */
    async decide(code: string, decision: 'approve' | 'reject', reason: string | null): Promise<string | null> {
        const request = { code, decision, reason };
        const { decideCustomerOrder: answer } = await this.api.attempt(`decide-${code}`, decideDocument, request);
        void this.waiting.load();
        return answer.__typename === 'CustomerOrder' ? null : refusalText(this.transloco, answer);
    }
}
