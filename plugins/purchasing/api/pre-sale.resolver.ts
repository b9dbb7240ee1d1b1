import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { approveOrder } from '../constants';
import { CompanyOrderService } from '../services/company-order.service';
import { type OrderStepInput, OrderReviewService } from '../services/order-review.service';

@Resolver()
export class PreSaleOrderResolver {
    constructor(
        private scopes: ScopeService,
        private review: OrderReviewService,
        private orders: CompanyOrderService,
    ) {}

    @Mutation()
    @Allow(approveOrder.Permission)
    async handOutPreSale(@Ctx() ctx: RequestContext, @Args('input') input: OrderStepInput) {
        const scope = await this.scopes.staff(ctx);
        const done = await this.review.handOut(ctx, scope, input);
        return 'orderId' in done ? this.orders.find(ctx, scope, done.orderId) : done;
    }
}
