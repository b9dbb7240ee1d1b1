import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const progressDocument = graphql(`
    query OrderProgress($code: String!) {
        myOrder(code: $code) {
            id
            progressPercent
            promisedDay
            stages {
                id
                lineId
                productName
                name
                state
                plannedStart
                plannedEnd
                startedAt
                finishedAt
                quantity
                goodQuantity
            }
        }
    }
`);

export type OrderProgress = NonNullable<ResultOf<typeof progressDocument>['myOrder']>;
export type OrderStage = OrderProgress['stages'][number];

export interface LineStages {
    lineId: string;
    productName: string;
    stages: OrderStage[];
}

/** Stages come in one list; people look at them product by product. */
export function stagesByLine(stages: readonly OrderStage[]): LineStages[] {
    const lines = new Map<string, LineStages>();
    for (const stage of stages) {
        const line = lines.get(stage.lineId) ?? { lineId: stage.lineId, productName: stage.productName, stages: [] };
        line.stages.push(stage);
        lines.set(stage.lineId, line);
    }
    return [...lines.values()];
}

@Injectable({ providedIn: 'root' })
export class ProductionProgress {
    private readonly api = inject(ShopApi);

    async of(code: string, abort: AbortSignal): Promise<OrderProgress | null> {
        return (await this.api.query(progressDocument, { code }, abort)).myOrder;
    }
}
