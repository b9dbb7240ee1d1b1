import { inject, Injectable, signal } from '@angular/core';

import { graphql, ResultOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const listDocument = graphql(`
    query MyStockNotices {
        myStockNotices {
            id
            variantId
            name
            sku
            productSlug
            askedAt
        }
    }
`);

const askDocument = graphql(`
    mutation AskForStockNotice($variantId: ID!) {
        askForStockNotice(variantId: $variantId) {
            __typename
            ... on StockNoticeRefusal {
                reason
            }
        }
    }
`);

const endDocument = graphql(`
    mutation EndStockNotice($variantId: ID!) {
        endStockNotice(variantId: $variantId)
    }
`);

const stopDocument = graphql(`
    mutation StopStockNotices($token: String!) {
        stopStockNotices(token: $token) {
            __typename
            ... on StoppedStockNotices {
                ended
            }
        }
    }
`);

export type StockNotice = ResultOf<typeof listDocument>['myStockNotices'][number];

/** The articles of whose arrival the person wants to be told. */
@Injectable({ providedIn: 'root' })
export class StockNotices {
    private readonly api = inject(ShopApi);
    /** Rises when something is asked for or ended, so that whoever shows them reads them anew. */
    private readonly state = signal(0);
    readonly changes = this.state.asReadonly();

    async list(abort: AbortSignal): Promise<StockNotice[]> {
        return (await this.api.query(listDocument, {}, abort)).myStockNotices;
    }

    /** Null when he will be told, else why not. */
    async ask(variantId: string): Promise<string | null> {
        const { askForStockNotice } = await this.api.mutate(askDocument, { variantId });
        this.state.update((count) => count + 1);
        return askForStockNotice.__typename === 'StockNoticeRefusal' ? askForStockNotice.reason : null;
    }

    async end(variantId: string): Promise<void> {
        await this.api.mutate(endDocument, { variantId });
        this.state.update((count) => count + 1);
    }

    /** By the link of a mail: how many ended, or null when the link holds no more. */
    async stop(token: string): Promise<number | null> {
        const { stopStockNotices } = await this.api.mutate(stopDocument, { token });
        return stopStockNotices.__typename === 'StoppedStockNotices' ? stopStockNotices.ended : null;
    }
}
