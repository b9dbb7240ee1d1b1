import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { attemptKey, endAttempt } from '../../shared/data/attempt';
import { graphql, ResultOf } from '../../shared/data/graphql';
import { refusalText } from '../../shared/data/refusal-text';
import { ShopApi } from '../../shared/data/shop-api';

const courierDocument = graphql(`
    query OrderCourier($code: String!) {
        myOrder(code: $code) {
            id
            takesLabel
            courier {
                waybillNumber
                labelFormat
                labelAt
                version
            }
            delivery {
                way
            }
        }
    }
`);

const waybillDocument = graphql(`
    mutation SetCourierWaybill($input: CourierWaybillInput!) {
        setCourierWaybill(input: $input) {
            __typename
            ... on MyOrder {
                id
            }
            ... on OrderTransitionRefusal {
                reason
                message
            }
        }
    }
`);

export type OrderCourier = NonNullable<ResultOf<typeof courierDocument>['myOrder']>;

/** Why a label was not taken. */
export type LabelRefusal = 'too-large' | 'not-a-label' | 'wrong-state' | 'failed';

export const labelEndings = ['.pdf', '.png', '.jpg', '.jpeg'];
const mostBytes = 5_000_000;

@Injectable({ providedIn: 'root' })
export class Couriers {
    private readonly api = inject(ShopApi);
    private readonly transloco = inject(TranslocoService);

    async find(code: string, abort: AbortSignal): Promise<OrderCourier | null> {
        return (await this.api.query(courierDocument, { code }, abort)).myOrder;
    }

    /** Null when it is written, else why not. */
    async setWaybill(code: string, waybillNumber: string, version: number): Promise<string | null> {
        const attempt = `waybill-${code}`;
        const request = { code, waybillNumber, version };
        const input = { ...request, idempotencyKey: attemptKey(attempt, request) };
        const { setCourierWaybill } = await this.api.mutateOnce(waybillDocument, { input });
        endAttempt(attempt);
        return setCourierWaybill.__typename === 'OrderTransitionRefusal' ? refusalText(this.transloco, setCourierWaybill) : null;
    }

    /** The file is the body of the request. Sending it twice is as good as once. */
    async send(code: string, file: File): Promise<LabelRefusal | null> {
        if (!labelEndings.some((ending) => file.name.toLowerCase().endsWith(ending))) return 'not-a-label';
        if (file.size > mostBytes) return 'too-large';
        const address = `/my-labels/${encodeURIComponent(code)}?filename=${encodeURIComponent(file.name)}`;
        const headers = { 'Content-Type': 'application/octet-stream' };
        const response = await fetch(address, { method: 'POST', credentials: 'same-origin', headers, body: file }).catch(() => null);
        if (response?.ok) return null;
        const reasons: Record<number, LabelRefusal> = { 400: 'not-a-label', 409: 'wrong-state', 413: 'too-large' };
        return reasons[response?.status ?? 0] ?? 'failed';
    }
}
