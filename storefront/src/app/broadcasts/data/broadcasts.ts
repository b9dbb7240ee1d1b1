import { inject, Injectable, signal } from '@angular/core';

import { graphql, ResultOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const listDocument = graphql(`
    query MyBroadcasts($input: BroadcastPageInput) {
        myBroadcasts(input: $input) {
            totalItems
            items {
                id
                subject
                text
                at
                readAt
            }
        }
    }
`);

const bannerDocument = graphql(`
    query MyBroadcastBanner {
        myBroadcastBanner {
            id
            subject
            text
        }
    }
`);

const readDocument = graphql(`
    mutation ReadBroadcast($id: ID!) {
        readBroadcast(id: $id)
    }
`);

export type NewsPage = ResultOf<typeof listDocument>['myBroadcasts'];
export type News = NewsPage['items'][number];
export type Banner = NonNullable<ResultOf<typeof bannerDocument>['myBroadcastBanner']>;

/** What the firm wrote to many, and to this member among them. */
@Injectable({ providedIn: 'root' })
export class NewsBook {
    private readonly api = inject(ShopApi);
    /** Rises with each that is read: what stands at the head is looked up again. */
    readonly reads = signal(0);

    async list(skip: number, take: number, abort: AbortSignal): Promise<NewsPage> {
        return (await this.api.query(listDocument, { input: { skip, take } }, abort)).myBroadcasts;
    }

    async banner(abort: AbortSignal): Promise<Banner | null> {
        return (await this.api.query(bannerDocument, {}, abort)).myBroadcastBanner;
    }

    /** Reading twice is reading once. */
    async read(id: string): Promise<void> {
        await this.api.mutateOnce(readDocument, { id });
        this.reads.update((count) => count + 1);
    }
}
