import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { attemptKey, endAttempt } from '../../shared/data/attempt';
import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { refusalText } from '../../shared/data/refusal-text';
import { DownloadFile } from '../../shared/data/save-file';
import { ShopApi } from '../../shared/data/shop-api';
import { stockFields } from '../../shared/data/stock';

const listDocument = graphql(`
    query MyOrders($input: MyOrdersInput!) {
        myOrders(input: $input) {
            totalItems
            items {
                id
                code
                state
                placedAt
                placedBy
                placedByStaff
                branchName
                wishedDate
                currencyCode
                totalGross
                progressPercent
            }
        }
    }
`);

const filtersDocument = graphql(`
    query MyOrderFilters {
        myOrderFilters {
            people {
                memberId
                name
            }
            branches {
                branchId
                name
            }
        }
    }
`);

const fileDocument = graphql(`
    query MyOrdersFile($input: MyOrdersFileInput!) {
        myOrdersFile(input: $input) {
            filename
            mimeType
            content
        }
    }
`);

const pdfDocument = graphql(`
    query MyOrderPdf($code: String!) {
        myOrderPdf(code: $code) {
            filename
            mimeType
            content
        }
    }
`);

const orderDocument = graphql(
    `
    query MyOrder($code: String!) {
        myOrder(code: $code) {
            id
            code
            state
            placedAt
            placedBy
            placedByStaff
            branchName
            wishedDate
            remarks
            specialTerms
            currencyCode
            totalNet
            totalTax
            totalGross
            splitWith
            erpNumbers
            awaitsGoods
            goodsDay
            delivery {
                way
                transport
                net
                oversizeNet
            }
            mayCancel
            lines {
                id
                variantId
                name
                sku
                imageUrl
                quantity
                baseUnit
                unit
                unitQuantity
                rollWidthCm
                bonusQuantity
                orderOffNet
                unitNet
                lineNet
                remark
                set {
                    id
                    code
                    name
                    quantity
                }
                promise {
                    ...StockFields
                }
            }
            history {
                at
                state
                by
                note
            }
        }
    }
`,
    [stockFields],
);

const trackingDocument = graphql(`
    query OrderTracking($code: String!) {
        myOrder(code: $code) {
            id
            trackingUrl
            paymentMethod
        }
    }
`);

const cancelDocument = graphql(`
    mutation CancelMyOrder($code: String!, $reason: String!, $idempotencyKey: String!) {
        cancelMyOrder(code: $code, reason: $reason, idempotencyKey: $idempotencyKey) {
            __typename
            ... on OrderTransitionRefusal {
                reason
                message
            }
        }
    }
`);

export type OrdersInput = VariablesOf<typeof listDocument>['input'];
export type OrderPageList = ResultOf<typeof listDocument>['myOrders'];
export type OrderFilters = ResultOf<typeof filtersDocument>['myOrderFilters'];
export type OrdersFileInput = VariablesOf<typeof fileDocument>['input'];
export type OrderSummary = OrderPageList['items'][number];
export type Order = NonNullable<ResultOf<typeof orderDocument>['myOrder']>;

/** States of an order on its way, and at its end. */
export const openStates = [
    'AwaitingApproval',
    'Submitted',
    'OnHold',
    'Approved',
    'InProduction',
    'ReadyToShip',
    'PartiallyShipped',
    'Shipped',
];
export const orderStates = [...openStates, 'Delivered', 'Completed', 'Rejected', 'Cancelled'];

@Injectable({ providedIn: 'root' })
export class OrderBook {
    private readonly api = inject(ShopApi);
    private readonly transloco = inject(TranslocoService);

    async list(input: OrdersInput, abort: AbortSignal): Promise<OrderPageList> {
        return (await this.api.query(listDocument, { input }, abort)).myOrders;
    }

    /** What the list may be narrowed by. */
    async filters(abort: AbortSignal): Promise<OrderFilters> {
        return (await this.api.query(filtersDocument, {}, abort)).myOrderFilters;
    }

    /** The list as a file. */
    async file(input: OrdersFileInput): Promise<DownloadFile> {
        return (await this.api.query(fileDocument, { input })).myOrdersFile;
    }

    async pdf(code: string): Promise<DownloadFile> {
        return (await this.api.query(pdfDocument, { code })).myOrderPdf;
    }

    async find(code: string, abort: AbortSignal): Promise<Order | null> {
        return (await this.api.query(orderDocument, { code }, abort)).myOrder;
    }

    /** Where an order is followed without signing in, and how it is paid. */
    async tracking(code: string, abort: AbortSignal) {
        return (await this.api.query(trackingDocument, { code }, abort)).myOrder;
    }

    /** Null when the order is cancelled, else why it cannot be. */
    async cancel(code: string, reason: string): Promise<string | null> {
        const attempt = `cancel-${code}`;
        const idempotencyKey = attemptKey(attempt, { code, reason });
        const { cancelMyOrder } = await this.api.mutateOnce(cancelDocument, { code, reason, idempotencyKey });
        endAttempt(attempt);
        return cancelMyOrder.__typename === 'OrderTransitionRefusal' ? refusalText(this.transloco, cancelMyOrder) : null;
    }
}
