import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const setFields = graphql(`
    fragment SetFields on ProductSet @_unmask {
        id
        code
        name
        image {
            medium
        }
        currencyCode
        unitNet
        unitGross
        singlesNet
        savedNet
        savedPercent
        availability
        available
        validUntil
        parts {
            variantId
            productSlug
            sku
            name
            imageUrl
            quantity
            baseUnit
            availability
            singlesNet
            shareNet
        }
    }
`);

const setsDocument = graphql(
    `
        query ProductSets($input: ProductSetsInput!) {
            productSets(input: $input) {
                totalItems
                items {
                    ...SetFields
                }
            }
        }
    `,
    [setFields],
);

const setsOfDocument = graphql(
    `
        query ProductSetsOf($slug: String!) {
            productSetsOf(slug: $slug) {
                ...SetFields
            }
        }
    `,
    [setFields],
);

const setCountDocument = graphql(`
    query ProductSetCount {
        productSets(input: { take: 1 }) {
            totalItems
        }
    }
`);

export type ProductSet = ResultOf<typeof setsOfDocument>['productSetsOf'][number];
export type ProductSetPage = ResultOf<typeof setsDocument>['productSets'];

/** Products sold together, for who sees all of them. */
@Injectable({ providedIn: 'root' })
export class Sets {
    private readonly api = inject(ShopApi);

    async page(input: { term: string | null; skip: number; take: number }, abort: AbortSignal): Promise<ProductSetPage> {
        return (await this.api.query(setsDocument, { input }, abort)).productSets;
    }

    async of(slug: string, abort: AbortSignal): Promise<ProductSet[]> {
        return (await this.api.query(setsOfDocument, { slug }, abort)).productSetsOf;
    }

    async count(abort: AbortSignal): Promise<number> {
        return (await this.api.query(setCountDocument, {}, abort)).productSets.totalItems;
    }
}
