import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const goalsDocument = graphql(`
    query MyPurchaseGoals {
        myPurchaseGoals {
            id
            periodKind
            from
            lastDay
            isRunning
            currencyCode
            orders
            salesNet
            steps {
                fromNet
                basisPoints
            }
            reachedSteps
            basisPoints
            discountNet
            missingNet
            progressPoints
        }
    }
`);

export type PurchaseGoal = ResultOf<typeof goalsDocument>['myPurchaseGoals'][number];

/** What the company is promised for what it buys in a month or quarter. */
@Injectable({ providedIn: 'root' })
export class Goals {
    private readonly api = inject(ShopApi);

    async list(abort: AbortSignal): Promise<PurchaseGoal[]> {
        return (await this.api.query(goalsDocument, {}, abort)).myPurchaseGoals;
    }
}
