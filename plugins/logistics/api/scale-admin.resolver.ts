import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { shipmentPermission, weighShipment } from '../constants';
import type { Scale } from '../entities/scale.entity';
import type { Shipment } from '../entities/shipment.entity';
import type { WeighingPhoto } from '../entities/weighing-photo.entity';
import type { WeightRequest } from '../entities/weight-request.entity';
import { FleetService } from '../services/fleet.service';
import { ScaleAgentService } from '../services/scale-agent.service';
import { WeighingPhotoService } from '../services/weighing-photo.service';
import { WeightRequestService } from '../services/weight-request.service';

/** What of a weighbridge is for others than its operator: weights that wait for a second person, and the agent in the scale house. */
@Resolver()
export class ScaleAdminResolver {
    constructor(
        private scopes: ScopeService,
        private agents: ScaleAgentService,
        private requests: WeightRequestService,
    ) {}

    @Query()
    @Allow(shipmentPermission.Read, weighShipment.Permission)
    weightRequests(@Ctx() ctx: RequestContext, @Args('options') options?: ListQueryOptions<WeightRequest>) {
        return this.requests.list(ctx, options);
    }

    @Query()
    @Allow(weighShipment.Permission)
    scalePassages(@Ctx() ctx: RequestContext, @Args('scaleId') scaleId: ID, @Args('take') take?: number | null) {
        return this.agents.passages(ctx, idOf(scaleId, 'scaleId'), take ?? 20);
    }

    @Mutation()
    @Allow(weighShipment.Permission)
    async askForWeight(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.requests.ask(ctx, await this.scopes.staff(ctx), input, new Date());
    }

    @Mutation()
    @Allow(shipmentPermission.Update)
    async decideWeight(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.requests.decide(ctx, await this.scopes.staff(ctx), input, new Date());
    }

    @Mutation()
    @Allow(shipmentPermission.Update)
    async renewScaleSecret(@Ctx() ctx: RequestContext, @Args('scaleId') scaleId: ID) {
        return this.agents.renewSecret(ctx, await this.scopes.staff(ctx), idOf(scaleId, 'scaleId'));
    }
}

@Resolver('Scale')
export class ScaleEntityResolver {
    constructor(private agents: ScaleAgentService) {}

    @ResolveField()
    agent(@Ctx() ctx: RequestContext, @Parent() scale: Scale) {
        return this.agents.ofScale(ctx, scale.id);
    }
}

@Resolver('WeightRequest')
export class WeightRequestEntityResolver {
    constructor(private scopes: ScopeService) {}

    @ResolveField()
    shipmentNumber(@Parent() request: WeightRequest) {
        return request.shipment.number;
    }

    @ResolveField()
    scaleName(@Parent() request: WeightRequest) {
        return request.scale.name;
    }

    @ResolveField()
    isManual(@Parent() request: WeightRequest) {
        return request.rawFrame === null;
    }

    @ResolveField()
    async isMine(@Ctx() ctx: RequestContext, @Parent() request: WeightRequest) {
        return (await this.scopes.staff(ctx)).administratorId === request.requestedById;
    }
}

@Resolver('WeighingPhoto')
export class WeighingPhotoEntityResolver {
    @ResolveField()
    path(@Parent() photo: WeighingPhoto) {
        return `/weighing-photos/${photo.id}`;
    }
}

@Resolver('Shipment')
export class ShipmentWeighingResolver {
    constructor(
        private requests: WeightRequestService,
        private photosOf: WeighingPhotoService,
        private fleet: FleetService,
    ) {}

    @ResolveField()
    weightRequests(@Ctx() ctx: RequestContext, @Parent() shipment: Shipment) {
        return this.requests.waitingOf(ctx, shipment.id);
    }

    @ResolveField()
    photos(@Ctx() ctx: RequestContext, @Parent() shipment: Shipment) {
        return this.photosOf.ofShipment(ctx, shipment.id);
    }

    @ResolveField()
    async storedTareUntil(@Ctx() ctx: RequestContext, @Parent() shipment: Shipment) {
        return (await this.fleet.tareOf(ctx, shipment.vehicleId))?.until ?? null;
    }

    @ResolveField()
    async storedTareG(@Ctx() ctx: RequestContext, @Parent() shipment: Shipment) {
        return (await this.fleet.tareOf(ctx, shipment.vehicleId))?.tareG ?? null;
    }
}
