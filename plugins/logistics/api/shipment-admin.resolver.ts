import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { shipmentPermission } from '../constants';
import { nextStates } from '../domain/shipment-states';
import type { Shipment } from '../entities/shipment.entity';
import { DeliveryService } from '../services/delivery.service';
import { DispatchService } from '../services/dispatch.service';
import { ShipmentLineService } from '../services/shipment-line.service';
import { ShipmentService, type ShippableOrder } from '../services/shipment.service';
import { TicketWriter } from '../services/ticket-writer';
import { WeighbridgeService } from '../services/weighbridge.service';

@Resolver()
export class ShipmentAdminResolver {
    constructor(
        private scopes: ScopeService,
        private shipments: ShipmentService,
        private dispatches: DispatchService,
        private deliveries: DeliveryService,
    ) {}

    @Query('shipments')
    @Allow(shipmentPermission.Read)
    list(@Ctx() ctx: RequestContext, @Args('options') options?: ListQueryOptions<Shipment>) {
        return this.shipments.list(ctx, options);
    }

    @Query()
    @Allow(shipmentPermission.Read)
    shipment(@Ctx() ctx: RequestContext, @Args('id') id: ID) {
        return this.shipments.findOne(ctx, idOf(id));
    }

    @Query()
    @Allow(shipmentPermission.Create)
    async shippableOrders(@Ctx() ctx: RequestContext, @Args('term') term?: string | null, @Args('take') take?: number | null) {
        return this.shipments.shippableOrders(ctx, await this.scopes.staff(ctx), term ?? '', take ?? 50);
    }

    @Mutation()
    @Allow(shipmentPermission.Create)
    async createShipment(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.shipments.create(ctx, await this.scopes.staff(ctx), input);
    }

    @Mutation()
    @Allow(shipmentPermission.Update)
    async updateShipment(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.shipments.update(ctx, await this.scopes.staff(ctx), input);
    }

    @Mutation()
    @Allow(shipmentPermission.Update)
    async startLoading(@Ctx() ctx: RequestContext, @Args('id') id: ID) {
        return this.dispatches.startLoading(ctx, await this.scopes.staff(ctx), idOf(id), new Date());
    }

    @Mutation()
    @Allow(shipmentPermission.Update)
    async dispatchShipment(@Ctx() ctx: RequestContext, @Args('id') id: ID) {
        return this.dispatches.dispatch(ctx, await this.scopes.staff(ctx), idOf(id), new Date());
    }

    @Mutation()
    @Allow(shipmentPermission.Delete)
    async cancelShipment(@Ctx() ctx: RequestContext, @Args() args: { id: ID; reason: string }) {
        return this.shipments.cancel(ctx, await this.scopes.staff(ctx), args);
    }

    @Mutation()
    @Allow(shipmentPermission.Update)
    async confirmShipmentDelivery(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.deliveries.confirmByStaff(ctx, await this.scopes.staff(ctx), input);
    }
}

@Resolver('Shipment')
export class ShipmentEntityResolver {
    constructor(
        private shipmentLines: ShipmentLineService,
        private weighbridge: WeighbridgeService,
        private ticketWriter: TicketWriter,
    ) {}

    @ResolveField()
    nextStates(@Parent() shipment: Shipment) {
        return nextStates(shipment.state);
    }

    @ResolveField()
    companyName(@Ctx() ctx: RequestContext, @Parent() shipment: Shipment & { companyName?: string }) {
        return shipment.companyName ?? this.shipmentLines.companyName(ctx, shipment.companyId);
    }

    @ResolveField()
    lines(@Ctx() ctx: RequestContext, @Parent() shipment: Shipment) {
        return this.shipmentLines.ofShipment(ctx, shipment.id);
    }

    @ResolveField()
    firstWeighing(@Ctx() ctx: RequestContext, @Parent() shipment: Shipment) {
        return this.weighbridge.firstWeighingOf(ctx, shipment.id);
    }

    @ResolveField()
    tickets(@Ctx() ctx: RequestContext, @Parent() shipment: Shipment) {
        return this.ticketWriter.ofShipment(ctx, shipment.id);
    }
}

@Resolver('ShippableLine')
export class ShippableLineResolver {
    @ResolveField()
    remaining(@Parent() line: ShippableOrder['lines'][number]) {
        return line.ordered - line.planned;
    }
}
