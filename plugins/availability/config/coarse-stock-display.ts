import type { ProductVariant, RequestContext, StockDisplayStrategy } from '@vendure/core';

/** Core's own field of the Shop API: yes or no. Its `LOW_STOCK` would tell the last two pieces where the firm shows bands. */
export class CoarseStockDisplay implements StockDisplayStrategy {
    getStockLevel(_ctx: RequestContext, _variant: ProductVariant, saleableStockLevel: number): string {
        return saleableStockLevel > 0 ? 'IN_STOCK' : 'OUT_OF_STOCK';
    }
}
