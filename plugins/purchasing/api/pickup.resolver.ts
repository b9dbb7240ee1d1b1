import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, Permission, RequestContext } from '@vendure/core';

import { type PickupInput, PickupRefusal, PickupService } from '../../delivery';
import { ScopeService } from '../../organizations';
import { readCompanyOrder } from '../constants';
import type { OrderRecord } from '../services/company-order.service';
import { CustomerOrderService } from '../services/customer-order.service';
import { OrderPickupService, type PickupCall, takesPickup } from '../services/order-pickup.service';

@Resolver()
export class PickupShopResolver {
    constructor(
        private scopes: ScopeService,
        private pickups: PickupService,
        private orderPickups: OrderPickupService,
        private orders: CustomerOrderService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    pickupDays(@Ctx() ctx: RequestContext) {
        return this.pickups.days(ctx);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async announcePickup(@Ctx() ctx: RequestContext, @Args() args: { input: PickupCall & PickupInput }) {
        const scope = await this.scopes.member(ctx);
        const done = await this.orderPickups.announce(ctx, scope, args.input);
        return done instanceof PickupRefusal ? done : this.orders.find(ctx, scope, done.orderId);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async callOffPickup(@Ctx() ctx: RequestContext, @Args() args: PickupCall) {
        const scope = await this.scopes.member(ctx);
        const done = await this.orderPickups.callOff(ctx, scope, args);
        return done instanceof PickupRefusal ? done : this.orders.find(ctx, scope, done.orderId);
    }
}

@Resolver('MyOrder')
export class MyOrderPickupResolver {
    constructor(private pickups: PickupService) {}

    @ResolveField()
    pickup(@Ctx() ctx: RequestContext, @Parent() order: OrderRecord) {
        return order.deliveryWay === 'pick-up' ? this.pickups.ofOrder(ctx, order.orderId) : null;
    }

    @ResolveField()
    takesPickup(@Parent() order: OrderRecord): boolean {
        return takesPickup(order);
    }
}

@Resolver('PickupResult')
export class PickupResultResolver {
    @ResolveField()
    __resolveType(value: OrderRecord | PickupRefusal): string {
        return value instanceof PickupRefusal ? 'PickupRefusal' : 'MyOrder';
    }
}

@Resolver()
export class PickupAdminBoardResolver {
    constructor(
        private scopes: ScopeService,
        private pickups: PickupService,
    ) {}

    @Query()
    @Allow(readCompanyOrder.Permission)
    async pickupBoard(@Ctx() ctx: RequestContext, @Args() args: { day: string }) {
        return this.pickups.ofDay(ctx, await this.scopes.staff(ctx), args.day);
    }
}
