import { inject, Injectable, resource } from '@angular/core';

import { graphql, ResultOf } from './graphql';
import { Session } from './session';
import { ShopApi } from './shop-api';

const figureAgesDocument = graphql(`
    query FigureAges {
        figureAges {
            stock {
                asOf
                isStale
            }
            credit {
                asOf
                isStale
            }
        }
    }
`);

export type FigureAges = ResultOf<typeof figureAgesDocument>['figureAges'];

/** How old figures are that the firm's ERP keeps. What cannot be asked is not said. */
@Injectable({ providedIn: 'root' })
export class Ages {
    private readonly api = inject(ShopApi);
    private readonly session = inject(Session);

    readonly all = resource({
        params: () => this.session.member()?.id,
        loader: async (): Promise<FigureAges | null> =>
            this.api.query(figureAgesDocument, {}).then(
                ({ figureAges }) => figureAges,
                () => null,
            ),
    });
}
