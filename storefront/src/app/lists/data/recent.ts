import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { DownloadFile } from '../../shared/data/save-file';
import { ShopApi } from '../../shared/data/shop-api';
import { articleFields } from './article';

const pageDocument = graphql(
    `
        query RecentlyBought($input: RecentlyBoughtInput) {
            recentlyBought(input: $input) {
                totalItems
                categories {
                    id
                    name
                    count
                }
                facets {
                    id
                    name
                    values {
                        id
                        name
                        count
                    }
                }
                items {
                    quantity
                    orders
                    lastBoughtAt
                    lastUnit
                    lastUnitQuantity
                    article {
                        ...ListedArticleFields
                    }
                }
            }
        }
    `,
    [articleFields],
);

const fileDocument = graphql(`
    query RecentlyBoughtFile($input: RecentlyBoughtFileInput!) {
        recentlyBoughtFile(input: $input) {
            filename
            mimeType
            content
        }
    }
`);

export type RecentInput = NonNullable<VariablesOf<typeof pageDocument>['input']>;
export type RecentPage = ResultOf<typeof pageDocument>['recentlyBought'];
export type RecentItem = RecentPage['items'][number];
export type FileInput = VariablesOf<typeof fileDocument>['input'];
export type RecentSort = NonNullable<RecentInput['sort']>;

/** How many months back the page looks. */
export const windows = [3, 6, 12, 24] as const;
export const recentSorts: readonly RecentSort[] = ['LAST_BOUGHT', 'MOST_ORDERED', 'NAME', 'CODE'];

@Injectable({ providedIn: 'root' })
export class RecentlyBought {
    private readonly api = inject(ShopApi);

    async page(input: RecentInput, abort: AbortSignal): Promise<RecentPage> {
        return (await this.api.query(pageDocument, { input }, abort)).recentlyBought;
    }

    async file(input: FileInput): Promise<DownloadFile> {
        return (await this.api.query(fileDocument, { input })).recentlyBoughtFile;
    }
}
