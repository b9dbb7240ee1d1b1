import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { shipmentPermission } from '../constants';
import { nextGateSteps } from '../domain/load-states';
import type { Shipment } from '../entities/shipment.entity';
import type { TransportLoad } from '../entities/transport-load.entity';
import { LoadRefusal } from '../errors';
import { DriverLinkService } from '../services/driver-link.service';
import { DriverPageService } from '../services/driver-page.service';
import { LoadGateService } from '../services/load-gate.service';
import { LoadOverviewService, type LoadStop } from '../services/load-overview.service';
import { LoadService } from '../services/load.service';

@Resolver()
export class LoadAdminResolver {
    constructor(
        private scopes: ScopeService,
        private transportLoads: LoadService,
        private gate: LoadGateService,
        private driverLinks: DriverLinkService,
    ) {}

    @Query()
    @Allow(shipmentPermission.Read)
    loads(@Ctx() ctx: RequestContext, @Args('options') options?: ListQueryOptions<TransportLoad>) {
        return this.transportLoads.list(ctx, options);
    }

    @Query()
    @Allow(shipmentPermission.Read)
    load(@Ctx() ctx: RequestContext, @Args('id') id: ID) {
        return this.transportLoads.findOne(ctx, idOf(id));
    }

    @Query()
    @Allow(shipmentPermission.Create, shipmentPermission.Update)
    loadableShipments(@Ctx() ctx: RequestContext, @Args('take') take?: number | null) {
        return this.transportLoads.loadable(ctx, take ?? 100);
    }

    @Mutation()
    @Allow(shipmentPermission.Create)
    async createLoad(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.transportLoads.create(ctx, await this.scopes.staff(ctx), input);
    }

    @Mutation()
    @Allow(shipmentPermission.Update)
    async updateLoad(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.transportLoads.update(ctx, await this.scopes.staff(ctx), input);
    }

    @Mutation()
    @Allow(shipmentPermission.Update)
    async recordGateTime(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.gate.record(ctx, await this.scopes.staff(ctx), input, new Date());
    }

    @Mutation()
    @Allow(shipmentPermission.Delete)
    async cancelLoad(@Ctx() ctx: RequestContext, @Args() args: { id: ID; reason: string }) {
        return this.transportLoads.cancel(ctx, await this.scopes.staff(ctx), args);
    }

    @Mutation()
    @Allow(shipmentPermission.Update)
    async issueDriverLink(@Ctx() ctx: RequestContext, @Args('loadId') loadId: ID) {
        return this.driverLinks.issue(ctx, await this.scopes.staff(ctx), idOf(loadId, 'loadId'));
    }

    @Mutation()
    @Allow(shipmentPermission.Update)
    async revokeDriverLink(@Ctx() ctx: RequestContext, @Args('loadId') loadId: ID) {
        return this.driverLinks.revoke(ctx, await this.scopes.staff(ctx), idOf(loadId, 'loadId'));
    }
}

@Resolver('TransportLoad')
export class LoadEntityResolver {
    constructor(
        private overview: LoadOverviewService,
        private driverLinks: DriverLinkService,
        private driverPage: DriverPageService,
    ) {}

    @ResolveField()
    driverLinkUntil(@Ctx() ctx: RequestContext, @Parent() load: TransportLoad) {
        return this.driverLinks.openUntil(ctx, load.id);
    }

    @ResolveField()
    async driverSteps(@Ctx() ctx: RequestContext, @Parent() load: TransportLoad) {
        const degrees = (millionths: number | null) => (millionths === null ? null : millionths / 1e6);
        return (await this.driverPage.stepsOf(ctx, load.id)).map(step => ({ ...step, latitude: degrees(step.latitudeE6), longitude: degrees(step.longitudeE6) }));
    }

    @ResolveField()
    async nextSteps(@Ctx() ctx: RequestContext, @Parent() load: TransportLoad) {
        return (await this.overview.isShared(ctx, load)) ? [] : nextGateSteps(load.state);
    }

    @ResolveField()
    isShared(@Ctx() ctx: RequestContext, @Parent() load: TransportLoad) {
        return this.overview.isShared(ctx, load);
    }

    @ResolveField()
    check(@Ctx() ctx: RequestContext, @Parent() load: TransportLoad) {
        return this.overview.check(ctx, load);
    }

    @ResolveField()
    stops(@Ctx() ctx: RequestContext, @Parent() load: TransportLoad) {
        return this.overview.stops(ctx, load);
    }

    @ResolveField()
    realWeightG(@Ctx() ctx: RequestContext, @Parent() load: TransportLoad) {
        return this.overview.realWeightG(ctx, load);
    }
}

@Resolver('LoadStop')
export class LoadStopResolver {
    constructor(private overview: LoadOverviewService) {}

    @ResolveField()
    shipment(@Ctx() ctx: RequestContext, @Parent() stop: LoadStop) {
        return this.overview.shipment(ctx, stop.shipmentId);
    }
}

@Resolver('Shipment')
export class ShipmentLoadResolver {
    constructor(private overview: LoadOverviewService) {}

    @ResolveField()
    loadNumber(@Ctx() ctx: RequestContext, @Parent() shipment: Shipment) {
        return this.overview.loadNumber(ctx, shipment);
    }

    @ResolveField()
    weightBeforeG(@Ctx() ctx: RequestContext, @Parent() shipment: Shipment) {
        return this.overview.weightBefore(ctx, shipment);
    }
}

@Resolver('LoadResult')
export class LoadResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return value instanceof LoadRefusal ? 'LoadRefusal' : 'TransportLoad';
    }
}
