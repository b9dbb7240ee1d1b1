import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { DeliveryRefusal } from '../errors';
import { DeliveryService } from '../services/delivery.service';
import { MyShipmentService } from '../services/my-shipments.service';
import { TrackingLinkService } from '../services/tracking-link.service';

@Resolver()
export class ShipmentShopResolver {
    constructor(
        private scopes: ScopeService,
        private deliveries: DeliveryService,
        private myShipments: MyShipmentService,
    ) {}

    @Mutation()
    @Allow(Permission.Authenticated)
    async confirmDelivery(
        @Ctx() ctx: RequestContext,
        @Args() args: { shipmentId: ID; receivedBy: string; note?: string | null; idempotencyKey: string },
    ) {
        const scope = await this.scopes.member(ctx);
        const answer = await this.deliveries.confirmByMember(ctx, scope, args);
        return answer instanceof DeliveryRefusal ? answer : (await this.myShipments.show(ctx, scope, [answer]))[0];
    }
}

/** The order was found in the member's scope before its shipments are asked for. */
@Resolver('MyOrder')
export class MyOrderShipmentsResolver {
    constructor(
        private myShipments: MyShipmentService,
        private links: TrackingLinkService,
    ) {}

    @ResolveField()
    shipments(@Ctx() ctx: RequestContext, @Parent() order: { id: number }) {
        return this.myShipments.ofOrder(ctx, order.id);
    }

    @ResolveField()
    trackingUrl(@Ctx() ctx: RequestContext, @Parent() order: { id: number }): Promise<string | null> {
        return this.links.orderUrl(ctx, order.id);
    }
}
