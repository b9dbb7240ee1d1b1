import { DefaultProductVariantPriceSelectionStrategy, ProductVariantPrice, type RequestContext } from '@vendure/core';

/** Core's articles have no prices of their own here, and core shows staff no article without one: to them it is nought. What is paid, the price resolver says. */
export class StaffPriceSelectionStrategy extends DefaultProductVariantPriceSelectionStrategy {
    override selectPrice(ctx: RequestContext, prices: ProductVariantPrice[]): ProductVariantPrice | undefined {
        const found = super.selectPrice(ctx, prices);
        if (found !== undefined || ctx.apiType !== 'admin') return found;
        return new ProductVariantPrice({ price: 0, currencyCode: ctx.currencyCode, channelId: ctx.channelId });
    }
}
