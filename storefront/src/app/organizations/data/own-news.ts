import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const newsFields = graphql(`
    fragment NewsFields on MyNews @_unmask {
        emailAddress
        phone
        smsStopped
        topics {
            topic
            sms
            mail
        }
    }
`);

const newsDocument = graphql(
    `
        query MyNews {
            myNews {
                ...NewsFields
            }
        }
    `,
    [newsFields],
);

const chooseDocument = graphql(
    `
        mutation ChooseMyNews($input: ChooseMyNewsInput!) {
            chooseMyNews(input: $input) {
                ...NewsFields
            }
        }
    `,
    [newsFields],
);

export type News = ResultOf<typeof newsDocument>['myNews'];
export type NewsChoice = VariablesOf<typeof chooseDocument>['input'];

/** What a person is told of, by SMS and by mail. */
@Injectable({ providedIn: 'root' })
export class OwnNews {
    private readonly api = inject(ShopApi);

    async find(abort: AbortSignal): Promise<News> {
        return (await this.api.query(newsDocument, {}, abort)).myNews;
    }

    async choose(input: NewsChoice): Promise<News> {
        return (await this.api.mutate(chooseDocument, { input })).chooseMyNews;
    }
}
