import { graphql, ResultOf } from '../../shared/data/graphql';
import { stockFields } from '../../shared/data/stock';

export const articleFields = graphql(
    `
        fragment ListedArticleFields on CatalogueVariant @_unmask {
            variantId
            productSlug
            sku
            name
            imageUrl
            baseUnit
            minQuantity
            increment
            rollWidthCm
            units {
                code
                name
                factor
                perUnits
                priceBreaks {
                    minQuantity
                    unitNet
                }
            }
            stock {
                ...StockFields
            }
            price {
                unitNet
                currencyCode
                source
            }
            priceBreaks {
                minQuantity
                unitNet
            }
        }
    `,
    [stockFields],
);

/** An article as rows of lists show it. */
export type ListedArticle = ResultOf<typeof articleFields>;

export interface Amount {
    unit: string;
    quantity: number;
}
