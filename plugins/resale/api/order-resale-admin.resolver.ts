import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { readCompanyOrder } from '../../purchasing';
import { OrderResaleService } from '../services/order-resale.service';

@Resolver()
export class OrderResaleAdminResolver {
    constructor(private resale: OrderResaleService) {}

    @Query()
    @Allow(readCompanyOrder.Permission)
    orderResale(@Ctx() ctx: RequestContext, @Args() args: { orderId: ID }) {
        return this.resale.levels(ctx, args.orderId);
    }
}
