import type { RequestContext } from '@vendure/core';

import type { SqlParams } from './queries/sql-params';

/** For whom the catalogue is shown or a price is asked: a member's scope is one. */
export interface Buyer {
    companyId: number;
    currencyCode: string;
}

export interface CataloguePrice {
    /** Minor units. */
    unitNet: number;
    unitGross: number;
    /** In percent. */
    taxRate: number;
    currencyCode: string;
    source: 'contract' | 'list';
}

export interface CatalogueQuote {
    price: CataloguePrice;
    breaks: { minQuantity: number; unitNet: number }[];
}

/** What assortment asks of whoever knows prices; the pricing plugin provides it under `PRICE_SOURCE`. */
export interface CataloguePriceSource {
    /** SQL of a relation (variant_id, unit_net): what has a price for the buyer on the day, at the smallest quantity sold. */
    ownPrices(buyer: Buyer, day: string, params: SqlParams, variantIds?: readonly number[]): string;
    /** Prices and breaks; a variant without price is absent. One query. */
    quote(ctx: RequestContext, buyer: Buyer, lines: readonly { variantId: number; quantity: number }[], at: Date): Promise<Map<number, CatalogueQuote>>;
}

export interface AssortmentOptions {
    /** Where the asset server answers. */
    assetUrlPrefix: string;
    /** How often the worker looks for products that changed. */
    refreshEveryMs: number;
}

