import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { readCompanyOrder } from '../../purchasing';
import { OrderResaleService } from '../services/order-resale.service';

@Resolver()
export class OrderResaleAdminResolver {
    constructor(
        private scopes: ScopeService,
        private resale: OrderResaleService,
    ) {}

    @Query()
    @Allow(readCompanyOrder.Permission)
    async orderResale(@Ctx() ctx: RequestContext, @Args() args: { orderId: ID }) {
        return this.resale.levels(ctx, await this.scopes.staff(ctx), args.orderId);
    }
}
