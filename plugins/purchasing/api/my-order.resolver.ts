import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx, RequestContext } from '@vendure/core';

import { CartReader } from '../services/cart-reader.service';
import type { OrderView } from '../services/customer-order.service';
import { OrderPaymentService } from '../services/order-payment.service';

@Resolver('MyOrder')
export class MyOrderResolver {
    constructor(
        private reader: CartReader,
        private payments: OrderPaymentService,
    ) {}

    @ResolveField()
    payment(@Ctx() ctx: RequestContext, @Parent() order: OrderView) {
        return this.payments.ofOrder(ctx, order);
    }

    @ResolveField()
    async lines(@Ctx() ctx: RequestContext, @Parent() order: OrderView) {
        const lines = await order.batch.linesOf(order.orderId);
        return lines.map(line => ({ ...line, imageUrl: this.reader.imageUrl(ctx, line.image) }));
    }

    @ResolveField()
    history(@Parent() order: OrderView) {
        return order.batch.stepsOf(order.orderId);
    }

    @ResolveField()
    approval(@Parent() order: OrderView) {
        return order.batch.approvalOf(order.orderId);
    }
}
