import { inject, Injectable } from '@angular/core';

import { attemptKey, endAttempt } from '../../shared/data/attempt';
import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const pickupDocument = graphql(`
    query OrderPickup($code: String!) {
        myOrder(code: $code) {
            id
            takesPickup
            delivery {
                way
            }
            pickup {
                day
                startMinute
                endMinute
                firstName
                lastName
                phone
                remarks
                version
                mayChange
            }
        }
    }
`);

const daysDocument = graphql(`
    query PickupDays {
        pickupDays {
            day
            slots {
                startMinute
                endMinute
                left
            }
        }
    }
`);

const announceDocument = graphql(`
    mutation AnnouncePickup($input: AnnouncePickupInput!) {
        announcePickup(input: $input) {
            __typename
            ... on MyOrder {
                id
            }
            ... on PickupRefusal {
                reason
                message
            }
        }
    }
`);

const callOffDocument = graphql(`
    mutation CallOffPickup($code: String!, $idempotencyKey: String!) {
        callOffPickup(code: $code, idempotencyKey: $idempotencyKey) {
            __typename
            ... on MyOrder {
                id
            }
            ... on PickupRefusal {
                reason
                message
            }
        }
    }
`);

export type OrderPickup = NonNullable<ResultOf<typeof pickupDocument>['myOrder']>;
export type PickupDay = ResultOf<typeof daysDocument>['pickupDays'][number];
export type PickupWish = Omit<VariablesOf<typeof announceDocument>['input'], 'idempotencyKey'>;

@Injectable({ providedIn: 'root' })
export class Pickups {
    private readonly api = inject(ShopApi);

    async find(code: string, abort: AbortSignal): Promise<OrderPickup | null> {
        return (await this.api.query(pickupDocument, { code }, abort)).myOrder;
    }

    async days(abort: AbortSignal): Promise<PickupDay[]> {
        return (await this.api.query(daysDocument, {}, abort)).pickupDays;
    }

    /** Null when it is announced, else the reason why not. */
    async announce(wish: PickupWish): Promise<string | null> {
        const attempt = `pickup-${wish.code}`;
        const idempotencyKey = attemptKey(attempt, wish);
        const { announcePickup } = await this.api.mutateOnce(announceDocument, { input: { ...wish, idempotencyKey } });
        endAttempt(attempt);
        return announcePickup.__typename === 'PickupRefusal' ? announcePickup.reason : null;
    }

    async callOff(code: string): Promise<string | null> {
        const attempt = `pickup-off-${code}`;
        const idempotencyKey = attemptKey(attempt, { code });
        const { callOffPickup } = await this.api.mutateOnce(callOffDocument, { code, idempotencyKey });
        endAttempt(attempt);
        return callOffPickup.__typename === 'PickupRefusal' ? callOffPickup.reason : null;
    }
}
