import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';
import { stockFields, StockStatement } from '../../shared/data/stock';

const priceFields = graphql(`
    fragment PriceFields on CataloguePrice @_unmask {
        unitNet
        unitGross
        taxRate
        currencyCode
        source
    }
`);

const variantFields = graphql(
    `
        fragment VariantFields on CatalogueVariant @_unmask {
            variantId
            productName
            productSlug
            sku
            name
            imageUrl
            options {
                group
                value
            }
            features {
                name
                value
            }
            baseUnit
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
            minQuantity
            increment
            rollWidthCm
            bonus {
                buyQuantity
                bonusQuantity
                unitNet
            }
            stock {
                ...StockFields
            }
            weightKgPerUnit
            price {
                ...PriceFields
            }
            priceBreaks {
                minQuantity
                unitNet
            }
        }
    `,
    [priceFields, stockFields],
);

const catalogueDocument = graphql(
    `
        query Catalogue($input: CatalogueInput!) {
            catalogue(input: $input) {
                totalItems
                instead {
                    kind
                    text
                }
                items {
                    variantId
                    productSlug
                    name
                    sku
                    imageUrl
                    categoryName
                    baseUnit
                    units {
                        code
                        name
                        factor
                        perUnits
                    }
                    minQuantity
                    increment
                    rollWidthCm
                    stock {
                        ...StockFields
                    }
                    price {
                        ...PriceFields
                    }
                }
                categories {
                    id
                    parentId
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
            }
        }
    `,
    [priceFields, stockFields],
);

const priceRangeDocument = graphql(`
    query CataloguePriceRange($input: CatalogueInput!) {
        cataloguePriceRange(input: $input) {
            from
            to
        }
    }
`);

const suggestionsDocument = graphql(`
    query SearchSuggestions($term: String!) {
        searchSuggestions(term: $term) {
            products {
                name
                slug
                categoryName
                image {
                    small
                }
            }
            categories {
                id
                name
            }
            phrases
        }
    }
`);

const productDocument = graphql(
    `
        query CatalogueProduct($slug: String!) {
            catalogueProduct(slug: $slug) {
                id
                slug
                name
                description
                path {
                    id
                    name
                }
                imageUrls
                documents {
                    name
                    url
                    mimeType
                    sizeBytes
                }
                variants {
                    ...VariantFields
                }
            }
        }
    `,
    [variantFields],
);

const compareDocument = graphql(
    `
        query CompareVariants($variantIds: [ID!]!) {
            compareVariants(variantIds: $variantIds) {
                ...VariantFields
            }
        }
    `,
    [variantFields],
);

const stockDocument = graphql(
    `
        query StockStatement($variantId: ID!, $quantity: Int!) {
            stockStatement(variantId: $variantId, quantity: $quantity) {
                ...StockFields
            }
        }
    `,
    [stockFields],
);

export type CatalogueInput = VariablesOf<typeof catalogueDocument>['input'];
export type CataloguePage = ResultOf<typeof catalogueDocument>['catalogue'];
export type SearchSuggestions = ResultOf<typeof suggestionsDocument>['searchSuggestions'];
export type PriceRange = NonNullable<ResultOf<typeof priceRangeDocument>['cataloguePriceRange']>;
export type CatalogueItem = CataloguePage['items'][number];
export type CatalogueProduct = NonNullable<ResultOf<typeof productDocument>['catalogueProduct']>;
export type CatalogueVariant = CatalogueProduct['variants'][number];

/** What this customer may see and buy, at his prices. */
@Injectable({ providedIn: 'root' })
export class Assortment {
    private readonly api = inject(ShopApi);

    async page(input: CatalogueInput, abort: AbortSignal): Promise<CataloguePage> {
        return (await this.api.query(catalogueDocument, { input }, abort)).catalogue;
    }

    async priceRange(input: CatalogueInput, abort: AbortSignal): Promise<PriceRange | null> {
        return (await this.api.query(priceRangeDocument, { input }, abort)).cataloguePriceRange;
    }

    async suggestions(term: string, abort: AbortSignal): Promise<SearchSuggestions> {
        return (await this.api.query(suggestionsDocument, { term }, abort)).searchSuggestions;
    }

    async product(slug: string, abort: AbortSignal): Promise<CatalogueProduct | null> {
        return (await this.api.query(productDocument, { slug }, abort)).catalogueProduct;
    }

    /** What is said of the stock when so many base units are wanted. */
    async stockOf(wish: { variantId: string; quantity: number }, abort: AbortSignal): Promise<StockStatement | null> {
        return (await this.api.query(stockDocument, wish, abort)).stockStatement;
    }

    async compare(variantIds: string[], abort: AbortSignal): Promise<CatalogueVariant[]> {
        return (await this.api.query(compareDocument, { variantIds }, abort)).compareVariants;
    }
}
