import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { shipmentPermission, weighShipment } from '../constants';
import type { WeighbridgeTicket } from '../entities/weighbridge-ticket.entity';
import type { Weighing } from '../entities/weighing.entity';
import { ShipmentLineService } from '../services/shipment-line.service';
import { TicketWriter } from '../services/ticket-writer';
import { WeighbridgeService } from '../services/weighbridge.service';

@Resolver()
export class WeighbridgeAdminResolver {
    constructor(
        private scopes: ScopeService,
        private weighbridge: WeighbridgeService,
        private tickets: TicketWriter,
    ) {}

    @Query()
    @Allow(weighShipment.Permission)
    async readScale(@Ctx() ctx: RequestContext, @Args('scaleId') scaleId: ID) {
        const sight = await this.weighbridge.read(ctx, idOf(scaleId, 'scaleId'));
        return {
            scaleId: sight.scale.id,
            isConnected: sight.isConnected,
            weightG: sight.weightG,
            isInMotion: sight.isInMotion,
            ageMs: sight.ageMs,
            isRecordable: sight.refusal === null,
            refusal: sight.refusal,
            droppedFrames: sight.droppedFrames,
        };
    }

    @Query()
    @Allow(shipmentPermission.Read, weighShipment.Permission)
    weighbridgeTickets(@Ctx() ctx: RequestContext, @Args('options') options?: ListQueryOptions<WeighbridgeTicket>) {
        return this.tickets.list(ctx, options);
    }

    @Query()
    @Allow(shipmentPermission.Read, weighShipment.Permission)
    weighbridgeTicket(@Ctx() ctx: RequestContext, @Args('id') id: ID) {
        return this.tickets.findOne(ctx, idOf(id));
    }

    @Mutation()
    @Allow(weighShipment.Permission)
    async recordFirstWeight(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.weighbridge.recordFirst(ctx, await this.scopes.staff(ctx), input, new Date());
    }

    @Mutation()
    @Allow(weighShipment.Permission)
    async recordSecondWeight(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.weighbridge.recordSecond(ctx, await this.scopes.staff(ctx), input, new Date());
    }

    @Mutation()
    @Allow(weighShipment.Permission)
    async correctTicket(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.weighbridge.correct(ctx, await this.scopes.staff(ctx), input, new Date());
    }
}

@Resolver('Weighing')
export class WeighingEntityResolver {
    @ResolveField()
    isManual(@Parent() weighing: Weighing) {
        return weighing.rawFrame === null;
    }
}

@Resolver('WeighbridgeTicket')
export class WeighbridgeTicketEntityResolver {
    constructor(private names: ShipmentLineService) {}

    @ResolveField()
    shipmentNumber(@Parent() ticket: WeighbridgeTicket) {
        return ticket.shipment.number;
    }

    @ResolveField()
    orderCode(@Parent() ticket: WeighbridgeTicket) {
        return ticket.shipment.orderCode;
    }

    @ResolveField()
    companyName(@Ctx() ctx: RequestContext, @Parent() ticket: WeighbridgeTicket) {
        return this.names.companyName(ctx, ticket.shipment.companyId);
    }

    @ResolveField()
    plate(@Parent() ticket: WeighbridgeTicket) {
        return ticket.shipment.plate;
    }

    @ResolveField()
    driverName(@Parent() ticket: WeighbridgeTicket) {
        return ticket.shipment.driverName;
    }

    @ResolveField()
    destination(@Parent() ticket: WeighbridgeTicket) {
        return ticket.shipment.destination;
    }

    @ResolveField()
    scaleName(@Parent() ticket: WeighbridgeTicket) {
        return ticket.scale.name;
    }

    @ResolveField()
    isApproved(@Parent() ticket: WeighbridgeTicket) {
        return ticket.approvedById !== null;
    }
}
