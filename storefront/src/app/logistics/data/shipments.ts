import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { attemptKey, endAttempt } from '../../shared/data/attempt';
import { graphql, ResultOf } from '../../shared/data/graphql';
import { refusalText } from '../../shared/data/refusal-text';
import { ShopApi } from '../../shared/data/shop-api';

const shipmentsDocument = graphql(`
    query OrderShipments($code: String!) {
        myOrder(code: $code) {
            id
            waybills {
                number
                carrier
            }
            shipments {
                id
                number
                state
                driverName
                vehicle
                plate
                destination
                loadingAt
                dispatchedAt
                deliveredAt
                plannedWeightKg
                grossKg
                tareKg
                netKg
                ticketNumber
                mayConfirm
                mayRate
                trackingUrl
                courier {
                    name
                    state
                    trackingNumber
                    trackingUrl
                }
                rating {
                    product
                    transport
                    comment
                    at
                }
            }
        }
    }
`);

const confirmDocument = graphql(`
    mutation ConfirmDelivery($shipmentId: ID!, $receivedBy: String!, $note: String, $idempotencyKey: String!) {
        confirmDelivery(
            shipmentId: $shipmentId
            receivedBy: $receivedBy
            note: $note
            idempotencyKey: $idempotencyKey
        ) {
            __typename
            ... on DeliveryRefusal {
                reason
                message
            }
        }
    }
`);

const rateDocument = graphql(`
    mutation RateDelivery($input: RateDeliveryInput!) {
        rateDelivery(input: $input) {
            __typename
            ... on RatingRefusal {
                reason
                message
            }
        }
    }
`);

type Transported = NonNullable<ResultOf<typeof shipmentsDocument>['myOrder']>;
export type OrderTransport = Pick<Transported, 'shipments' | 'waybills'>;

export interface RatingGiven {
    product: number;
    transport: number;
    comment: string;
}

@Injectable({ providedIn: 'root' })
export class Shipments {
    private readonly api = inject(ShopApi);
    private readonly transloco = inject(TranslocoService);

    async of(code: string, abort: AbortSignal): Promise<OrderTransport> {
        return (await this.api.query(shipmentsDocument, { code }, abort)).myOrder ?? { shipments: [], waybills: [] };
    }

    /** Null when it is confirmed, else why not. */
    async confirm(shipmentId: string, receivedBy: string, note: string): Promise<string | null> {
        const attempt = `confirm-${shipmentId}`;
        const request = { shipmentId, receivedBy, note: note || null };
        const variables = { ...request, idempotencyKey: attemptKey(attempt, request) };
        const { confirmDelivery } = await this.api.mutateOnce(confirmDocument, variables);
        endAttempt(attempt);
        return confirmDelivery.__typename === 'DeliveryRefusal' ? refusalText(this.transloco, confirmDelivery) : null;
    }

    /** Null when the rating is taken, else why not. */
    async rate(shipmentId: string, rating: RatingGiven): Promise<string | null> {
        const request = { shipmentId, ...rating, comment: rating.comment || null };
        const { rateDelivery } = await this.api.attempt(`rate-${shipmentId}`, rateDocument, request);
        return rateDelivery.__typename === 'RatingRefusal' ? refusalText(this.transloco, rateDelivery) : null;
    }
}
