import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, Permission, RequestContext } from '@vendure/core';

import { CourierLabelService } from '../../delivery';
import { ScopeService } from '../../organizations';
import { OrderTransitionRefusal } from '../errors';
import type { OrderRecord } from '../services/company-order.service';
import { CustomerOrderService } from '../services/customer-order.service';
import { OrderCourierService, takesLabel, type WaybillInput } from '../services/order-courier.service';

@Resolver('MyOrder')
export class MyOrderCourierResolver {
    constructor(
        private scopes: ScopeService,
        private couriers: OrderCourierService,
        private orders: CustomerOrderService,
        private labels: CourierLabelService,
    ) {}

    @ResolveField()
    courier(@Ctx() ctx: RequestContext, @Parent() order: OrderRecord) {
        return order.deliveryWay === 'courier' ? this.labels.ofOrder(ctx, order.orderId) : null;
    }

    @ResolveField()
    takesLabel(@Parent() order: OrderRecord): boolean {
        return takesLabel(order);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async setCourierWaybill(@Ctx() ctx: RequestContext, @Args('input') input: WaybillInput) {
        const scope = await this.scopes.member(ctx);
        const done = await this.couriers.setWaybill(ctx, scope, input);
        return done instanceof OrderTransitionRefusal ? done : this.orders.find(ctx, scope, done.orderId);
    }
}

@Resolver('CompanyOrder')
export class CompanyOrderCourierResolver {
    constructor(private labels: CourierLabelService) {}

    @ResolveField()
    courier(@Ctx() ctx: RequestContext, @Parent() order: OrderRecord) {
        return order.deliveryWay === 'courier' ? this.labels.ofOrder(ctx, order.orderId) : null;
    }
}

@Resolver('CourierWaybillResult')
export class CourierWaybillResultResolver {
    @ResolveField()
    __resolveType(value: OrderRecord | OrderTransitionRefusal): string {
        return value instanceof OrderTransitionRefusal ? 'OrderTransitionRefusal' : 'MyOrder';
    }
}
