import { inject, Injectable } from '@angular/core';

import { graphql } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const beginDocument = graphql(`
    mutation BeginActing($token: String!) {
        beginActing(token: $token) {
            __typename
            ... on ActingRefusal {
                reason
            }
        }
    }
`);

const endDocument = graphql(`
    mutation EndActing {
        endActing {
            success
        }
    }
`);

/** Staff of the firm in a member's place. */
@Injectable({ providedIn: 'root' })
export class Acting {
    private readonly api = inject(ShopApi);

    /** Null when the session is open, else the reason why not. */
    async begin(token: string): Promise<string | null> {
        const { beginActing } = await this.api.mutate(beginDocument, { token });
        return beginActing.__typename === 'ActingRefusal' ? beginActing.reason : null;
    }

    async end(): Promise<void> {
        await this.api.mutate(endDocument, {});
    }
}
