import { idsAreEqual, type Injector, type Order, type OrderItemPriceCalculationStrategy, type ProductVariant, type RequestContext, UserInputError } from '@vendure/core';

import { PriceService } from '../../pricing';
import { corePrice } from '../domain/line-totals';
import { CompanyOrderService } from '../services/company-order.service';

let prices: PriceService;
let orders: CompanyOrderService;

/**
 * For whatever still prices a line through core: the company's price of now, and once the order is placed the price that
 * was agreed. What has no price is not sold, where core would take 0.
 */
export const companyPriceStrategy: OrderItemPriceCalculationStrategy = {
    init(injector: Injector) {
        prices = injector.get(PriceService);
        orders = injector.get(CompanyOrderService);
    },
    async calculateUnitPrice(ctx: RequestContext, variant: ProductVariant, _fields: unknown, order: Order, quantity: number) {
        const line = order.lines.find(l => idsAreEqual(l.productVariantId, variant.id));
        if (order.orderPlacedAt && line) {
            return { price: line.listPrice, priceIncludesTax: line.listPriceIncludesTax };
        }
        const buyer = await orders.buyerOf(ctx, Number(order.id));
        const variantId = Number(variant.id);
        const price = buyer && (await prices.resolvePrices(ctx, buyer, [{ variantId, quantity }], new Date())).get(variantId);
        if (!price) {
            throw new UserInputError('productVariantId: not for sale to this company');
        }
        return { price: corePrice(price), priceIncludesTax: false };
    },
};
