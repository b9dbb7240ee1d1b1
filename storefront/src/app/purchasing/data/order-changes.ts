import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const changesDocument = graphql(`
    query OrderChanges($code: String!) {
        myOrder(code: $code) {
            id
            code
            version
            currencyCode
            wishedDate
            remarks
            mayAskForChange
            mayAskToCancel
            lines {
                id
                name
                sku
                unit
                unitQuantity
                set {
                    id
                    name
                }
            }
            changes {
                id
                kind
                state
                version
                askedAt
                answerBy
                askedBy
                askedByStaff
                reason
                oldWishedDate
                newWishedDate
                oldRemarks
                newRemarks
                oldTotalGross
                newTotalGross
                decidedAt
                answer
                lines {
                    lineId
                    name
                    unit
                    oldUnitQuantity
                    newUnitQuantity
                }
            }
        }
    }
`);

const askDocument = graphql(`
    mutation AskForOrderChange($input: AskForOrderChangeInput!) {
        askForOrderChange(input: $input) {
            __typename
            ... on OrderChangeRefusal {
                reason
                message
                field
            }
            ... on PlacementRefusal {
                reason
                message
                field
            }
        }
    }
`);

const withdrawDocument = graphql(`
    mutation WithdrawOrderChange($input: WithdrawOrderChangeInput!) {
        withdrawOrderChange(input: $input) {
            __typename
            ... on OrderChangeRefusal {
                reason
                message
                field
            }
            ... on PlacementRefusal {
                reason
                message
                field
            }
        }
    }
`);

export type ChangeableOrder = NonNullable<ResultOf<typeof changesDocument>['myOrder']>;
export type OrderChange = ChangeableOrder['changes'][number];
export type ChangeWish = Omit<VariablesOf<typeof askDocument>['input'], 'idempotencyKey'>;
export type ChangeRefusal = Extract<ResultOf<typeof askDocument>['askForOrderChange'], { reason: string }>;

/** What is asked to have changed of an order that the firm has. */
@Injectable({ providedIn: 'root' })
export class OrderChanges {
    private readonly api = inject(ShopApi);

    async find(code: string, abort: AbortSignal): Promise<ChangeableOrder | null> {
        return (await this.api.query(changesDocument, { code }, abort)).myOrder;
    }

    /** Null when it is asked for, else why it cannot be. */
    async ask(wish: ChangeWish): Promise<ChangeRefusal | null> {
        const { askForOrderChange } = await this.api.attempt(`order-change-${wish.code}`, askDocument, wish);
        return askForOrderChange.__typename === 'MyOrder' ? null : askForOrderChange;
    }

    async withdraw(id: string, version: number): Promise<ChangeRefusal | null> {
        const { withdrawOrderChange } = await this.api.attempt(`order-change-withdraw-${id}`, withdrawDocument, { id, version });
        return withdrawOrderChange.__typename === 'MyOrder' ? null : withdrawOrderChange;
    }
}
