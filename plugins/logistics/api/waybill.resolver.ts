import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx, type RequestContext } from '@vendure/core';

import { WaybillService } from '../services/waybill.service';

/** The order was found in the member's scope before. */
@Resolver('MyOrder')
export class MyOrderWaybillResolver {
    constructor(private service: WaybillService) {}

    @ResolveField()
    waybills(@Ctx() ctx: RequestContext, @Parent() order: { id: number }) {
        return this.service.ofOrder(ctx, order.id);
    }
}

/** The order was found by who asks before. */
@Resolver('CompanyOrder')
export class CompanyOrderWaybillResolver {
    constructor(private service: WaybillService) {}

    @ResolveField()
    waybills(@Ctx() ctx: RequestContext, @Parent() order: { orderId: number }) {
        return this.service.ofOrder(ctx, order.orderId);
    }
}
