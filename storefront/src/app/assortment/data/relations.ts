import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';
import { stockFields } from '../../shared/data/stock';

const tileFields = graphql(
    `
    fragment TileFields on CatalogueVariant @_unmask {
        variantId
        productSlug
        sku
        name
        imageUrl
        baseUnit
        minQuantity
        stock {
            ...StockFields
        }
        price {
            unitNet
            unitGross
            taxRate
            currencyCode
            source
        }
    }
`,
    [stockFields],
);

const relationsDocument = graphql(
    `
        query ProductRelations($slug: String!) {
            productRelations(slug: $slug) {
                related {
                    ...TileFields
                }
                complementary {
                    ...TileFields
                }
                similar {
                    ...TileFields
                }
            }
        }
    `,
    [tileFields],
);

const complementsDocument = graphql(
    `
        query ComplementaryProducts($variantIds: [ID!]!) {
            complementaryProducts(variantIds: $variantIds) {
                ...TileFields
            }
        }
    `,
    [tileFields],
);

export type ProductRelations = ResultOf<typeof relationsDocument>['productRelations'];
export type RelatedVariant = ProductRelations['related'][number];

/** What goes with a product or a cart, of what this customer may see. */
@Injectable({ providedIn: 'root' })
export class Relations {
    private readonly api = inject(ShopApi);

    async of(slug: string, abort: AbortSignal): Promise<ProductRelations> {
        return (await this.api.query(relationsDocument, { slug }, abort)).productRelations;
    }

    async withCart(variantIds: string[], abort: AbortSignal): Promise<RelatedVariant[]> {
        if (variantIds.length === 0) return [];
        return (await this.api.query(complementsDocument, { variantIds }, abort)).complementaryProducts;
    }
}
