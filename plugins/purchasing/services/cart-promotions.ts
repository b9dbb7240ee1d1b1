import { Injectable } from '@nestjs/common';
import { AdjustmentType } from '@vendure/common/lib/generated-types';
import { Order, OrderCalculator, OrderLine, PromotionService, type RequestContext, TransactionalConnection } from '@vendure/core';

import { isRest } from '../domain/line-totals';
import { CompanyOrderLine } from '../entities/company-order-line.entity';

/** Applies Vendure's promotions to a cart. It loads the whole cart, so it is asked only when a promotion is running. */
@Injectable()
export class CartPromotions {
    constructor(
        private connection: TransactionalConnection,
        private promotions: PromotionService,
        private calculator: OrderCalculator,
    ) {}

    async apply(ctx: RequestContext, orderId: number): Promise<void> {
        const order = await this.connection.getRepository(ctx, Order).findOneOrFail({
            where: { id: orderId },
            relations: ['lines', 'lines.productVariant', 'shippingLines', 'surcharges', 'customer', 'promotions'],
        });
        const running = await this.promotions.getActivePromotionsInChannel(ctx);
        // What rounding leaves of an area or of a set's price is no discount: core's calculator would drop it. What comes off the order is counted after it.
        const rests = new Map(order.lines.map(line => [line.id, line.adjustments.filter(one => one.type === AdjustmentType.OTHER && isRest(one))]));
        order.lines.forEach(line => line.clearAdjustments());
        // Core adds its own lines of shipping up, of which there are none: what a waiting order's delivery costs was agreed.
        const { shipping, shippingWithTax } = order;
        await this.calculator.applyPriceAdjustments(ctx, order, running, []);
        Object.assign(order, { shipping, shippingWithTax });
        order.lines.forEach(line => (line.adjustments = [...line.adjustments, ...(rests.get(line.id) ?? [])]));
        await this.connection.getRepository(ctx, OrderLine).save(order.lines, { reload: false });
        await this.connection.getRepository(ctx, Order).save(order, { reload: false });
        await this.connection.getRepository(ctx, CompanyOrderLine).manager.query(
            `UPDATE company_order_line c SET "lineNet" = t.net, "lineGross" = t.gross, "bonusQuantity" = 0, "bonusOffNet" = 0, "orderOffNet" = 0
               FROM unnest($1::int[], $2::bigint[], $3::bigint[]) AS t(id, net, gross) WHERE c.id = t.id`,
            [
                order.lines.map(line => line.id),
                order.lines.map(line => line.proratedLinePrice),
                order.lines.map(line => line.proratedLinePriceWithTax),
            ],
        );
    }
}
