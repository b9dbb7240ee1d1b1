import type { RequestContext } from '@vendure/core';

import type { AssortmentView, OwnPrices, PricedInMemory } from './queries/visible-variants.sql';
import type { SqlParams } from './queries/sql-params';

/** For whom the catalogue is shown or a price is asked: a member's scope is one. */
export interface Buyer {
    companyId: number;
    currencyCode: string;
    /** For whom in the company: null is any of its branches; left out, nobody in particular, who sees what the whole company does. */
    branchId?: number | null;
}

export interface CataloguePrice {
    /** Minor units. */
    unitNet: number;
    unitGross: number;
    /** In percent. */
    taxRate: number;
    currencyCode: string;
    source: 'contract' | 'list' | 'distributor';
    /** Discounts of the whole order come off it, and bonuses are given with it. */
    takesDiscount: boolean;
}

export interface CatalogueQuote {
    price: CataloguePrice;
    breaks: { minQuantity: number; unitNet: number }[];
    /** By unit code, for units that have a price of their own when whole ones are bought. */
    packs?: ReadonlyMap<string, { minQuantity: number; unitNet: number }[]>;
}

/** Of each `buyQuantity` and `bonusQuantity` bought together, the bonus costs `unitNet` a base unit. */
export interface CatalogueBonus {
    buyQuantity: number;
    bonusQuantity: number;
    unitNet: number;
}

/** Prices and breaks; a variant without price is absent. One query. */
export type Quoting = (ctx: RequestContext, lines: readonly { variantId: number; quantity: number }[]) => Promise<Map<number, CatalogueQuote>>;

/** What is offered to a buyer on a day. */
export interface CatalogueOffer {
    /** Whose assortment it is: the buyer's own company, or for an end customer the distributor at the top of his tree. */
    companyId: number;
    /** SQL of a relation (variant_id, unit_net): what has a price for the buyer, at the smallest quantity sold. */
    ownPrices: OwnPrices;
    /** The same as numbers, from memory, each variant once; null where only the relation can tell. Prices count only if they were asked for. */
    priced: PricedInMemory;
    quote: Quoting;
}

/** A buyer's sight of the catalogue, and his prices by the terms that it was made with. */
export type BuyerView = AssortmentView & Pick<CatalogueOffer, 'quote'>;

/** What assortment asks of whoever knows prices; the pricing plugin provides it under `PRICE_SOURCE`. */
export interface CataloguePriceSource {
    offer(ctx: RequestContext, buyer: Buyer, day: string): Promise<CatalogueOffer>;
    /** What the buyer gets on top of enough of each variant. */
    bonuses(ctx: RequestContext, buyer: Buyer, variantIds: readonly number[], at: Date): Promise<Map<number, CatalogueBonus>>;
}

/** What is said of the stock to somebody who wants a quantity. */
export interface CatalogueStock {
    status: string;
    local: { from: number; to: number | null } | null;
    external: { from?: number; to?: number | null; minDays?: number; maxDays?: number } | null;
    planned: { day: string | null; lead: { minDays: number; maxDays: number } | null } | null;
    mayExceed: boolean;
}

/** What assortment asks of whoever knows the stock; the availability plugin provides it under `STOCK_SOURCE`. */
export interface CatalogueStockSource {
    /** For variants that the buyer sees. One query. */
    statements(ctx: RequestContext, lines: readonly { variantId: number; quantity: number }[], at: Date): Promise<Map<number, CatalogueStock>>;
}

/** SQL of a relation (variant_id, orders): how often the company ordered each variant lately. Its size is that of the company's own orders. */
export type BoughtSource = (params: SqlParams, companyId: number) => string;

export interface AssortmentOptions {
    /** Where the asset server answers. */
    assetUrlPrefix: string;
    /** How often the worker looks for products that changed. */
    refreshEveryMs: number;
}

