import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { shipmentPermission, weighShipment } from '../constants';
import type { Scale } from '../entities/scale.entity';
import type { TransportDriver } from '../entities/transport-driver.entity';
import type { TransportVehicle } from '../entities/transport-vehicle.entity';
import { FleetService } from '../services/fleet.service';

interface Changed {
    id: ID;
}

@Resolver()
export class FleetAdminResolver {
    constructor(
        private scopes: ScopeService,
        private fleet: FleetService,
    ) {}

    @Query()
    @Allow(shipmentPermission.Read)
    transportDrivers(@Ctx() ctx: RequestContext, @Args('options') options?: ListQueryOptions<TransportDriver>) {
        return this.fleet.drivers(ctx, options);
    }

    @Query()
    @Allow(shipmentPermission.Read)
    transportDriver(@Ctx() ctx: RequestContext, @Args('id') id: ID) {
        return this.fleet.driver(ctx, idOf(id));
    }

    @Query()
    @Allow(shipmentPermission.Read)
    transportVehicles(@Ctx() ctx: RequestContext, @Args('options') options?: ListQueryOptions<TransportVehicle>) {
        return this.fleet.vehicles(ctx, options);
    }

    @Query()
    @Allow(shipmentPermission.Read)
    transportVehicle(@Ctx() ctx: RequestContext, @Args('id') id: ID) {
        return this.fleet.vehicle(ctx, idOf(id));
    }

    @Query()
    @Allow(shipmentPermission.Read, weighShipment.Permission)
    scales(@Ctx() ctx: RequestContext, @Args('options') options?: ListQueryOptions<Scale>) {
        return this.fleet.scales(ctx, options);
    }

    @Query()
    @Allow(shipmentPermission.Read, weighShipment.Permission)
    scale(@Ctx() ctx: RequestContext, @Args('id') id: ID) {
        return this.fleet.scale(ctx, idOf(id));
    }

    @Mutation()
    @Allow(shipmentPermission.Create)
    async createTransportDriver(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.fleet.saveDriver(ctx, await this.scopes.staff(ctx), null, input);
    }

    @Mutation()
    @Allow(shipmentPermission.Update)
    async updateTransportDriver(@Ctx() ctx: RequestContext, @Args('input') input: Changed) {
        return this.fleet.saveDriver(ctx, await this.scopes.staff(ctx), idOf(input.id), input);
    }

    @Mutation()
    @Allow(shipmentPermission.Create)
    async createTransportVehicle(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.fleet.saveVehicle(ctx, await this.scopes.staff(ctx), null, input);
    }

    @Mutation()
    @Allow(shipmentPermission.Update)
    async updateTransportVehicle(@Ctx() ctx: RequestContext, @Args('input') input: Changed) {
        return this.fleet.saveVehicle(ctx, await this.scopes.staff(ctx), idOf(input.id), input);
    }

    @Mutation()
    @Allow(shipmentPermission.Create)
    async createScale(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.fleet.saveScale(ctx, await this.scopes.staff(ctx), null, input);
    }

    @Mutation()
    @Allow(shipmentPermission.Update)
    async updateScale(@Ctx() ctx: RequestContext, @Args('input') input: Changed) {
        return this.fleet.saveScale(ctx, await this.scopes.staff(ctx), idOf(input.id), input);
    }
}
