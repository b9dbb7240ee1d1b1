import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, Permission, RequestContext } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { ScopeService } from '../../organizations';
import type { CartView } from '../services/cart-view';
import { CheckoutDelivery, type DeliveryPlace } from '../services/checkout-delivery.service';
import type { OrderRecord } from '../services/company-order.service';
import { OrderParts } from '../services/order-parts.service';

@Resolver()
export class DeliveryShopResolver {
    constructor(
        private scopes: ScopeService,
        private checkout: CheckoutDelivery,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async deliveryOptions(@Ctx() ctx: RequestContext, @Args('input') input: DeliveryPlace) {
        return this.checkout.options(ctx, await this.scopes.member(ctx), input);
    }
}

@Resolver('Cart')
export class CartDeliveryResolver {
    constructor(
        private scopes: ScopeService,
        private checkout: CheckoutDelivery,
    ) {}

    @ResolveField()
    async delivery(@Ctx() ctx: RequestContext, @Parent() cart: CartView) {
        return cart.id === null ? null : this.checkout.hint(ctx, await this.scopes.member(ctx), cart);
    }
}

@Resolver('MyOrder')
export class MyOrderDeliveryResolver {
    constructor(private scopes: ScopeService) {}

    @ResolveField()
    async delivery(@Ctx() ctx: RequestContext, @Parent() order: OrderRecord) {
        return deliveryOf(order, await this.scopes.member(ctx));
    }
}

@Resolver('CompanyOrder')
export class CompanyOrderDeliveryResolver {
    constructor(private orderParts: OrderParts) {}

    @ResolveField()
    parts(@Ctx() ctx: RequestContext, @Parent() order: OrderRecord) {
        return this.orderParts.of(ctx, order.orderId);
    }

    @ResolveField()
    delivery(@Parent() order: OrderRecord) {
        return deliveryOf(order, null);
    }
}

/** Whether it was free says something of prices. */
function deliveryOf({ deliveryWay: way, agreedDelivery: agreed, deliveryNet: net, deliveryGross: gross }: OrderRecord, reader: MemberScope | null) {
    const transport = reader === null || reader.permissions.has('see-prices') ? (agreed?.transport ?? 'none') : null;
    return { way, transport, transportNet: agreed?.transportNet ?? 0, oversizeNet: agreed?.oversizeNet ?? 0, net, tax: gross - net, gross };
}
