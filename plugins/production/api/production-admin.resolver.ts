import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type PaginatedList, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { routingPermission, workOrderPermission } from '../constants';
import type { Routing } from '../entities/routing.entity';
import type { Station } from '../entities/station.entity';
import { RoutingService } from '../services/routing.service';
import { StationService } from '../services/station.service';

@Resolver()
export class ProductionAdminResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly stations: StationService,
        private readonly routings: RoutingService,
    ) {}

    @Query()
    @Allow(routingPermission.Read, workOrderPermission.Read)
    productionStations(@Ctx() ctx: RequestContext, @Args() args: { options?: ListQueryOptions<Station> }): Promise<PaginatedList<Station>> {
        return this.stations.list(ctx, args.options);
    }

    @Query()
    @Allow(routingPermission.Read, workOrderPermission.Read)
    productionStation(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<Station | null> {
        return this.stations.findOne(ctx, idOf(args.id));
    }

    @Query()
    @Allow(routingPermission.Read, workOrderPermission.Read)
    productionStaff(@Ctx() ctx: RequestContext) {
        return this.stations.staff(ctx);
    }

    @Query()
    @Allow(routingPermission.Read)
    productionRoutings(@Ctx() ctx: RequestContext, @Args() args: { options?: ListQueryOptions<Routing> }): Promise<PaginatedList<Routing>> {
        return this.routings.list(ctx, args.options);
    }

    @Query()
    @Allow(routingPermission.Read)
    productionRouting(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<Routing | null> {
        return this.routings.findOne(ctx, idOf(args.id));
    }

    @Mutation()
    @Allow(routingPermission.Create)
    async createProductionStation(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<Station> {
        return this.stations.create(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(routingPermission.Update)
    async updateProductionStation(@Ctx() ctx: RequestContext, @Args() args: { id: ID; input: unknown }): Promise<Station> {
        return this.stations.update(ctx, await this.scopes.staff(ctx), idOf(args.id), args.input);
    }

    @Mutation()
    @Allow(routingPermission.Delete)
    async deleteProductionStation(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<{ result: 'DELETED' }> {
        await this.stations.delete(ctx, await this.scopes.staff(ctx), idOf(args.id));
        return { result: 'DELETED' };
    }

    @Mutation()
    @Allow(routingPermission.Create)
    async createProductionRouting(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<Routing> {
        return this.routings.create(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(routingPermission.Update)
    async updateProductionRouting(@Ctx() ctx: RequestContext, @Args() args: { id: ID; input: unknown }): Promise<Routing> {
        return this.routings.update(ctx, await this.scopes.staff(ctx), idOf(args.id), args.input);
    }

    @Mutation()
    @Allow(routingPermission.Delete)
    async deleteProductionRouting(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<{ result: 'DELETED' }> {
        await this.routings.delete(ctx, await this.scopes.staff(ctx), idOf(args.id));
        return { result: 'DELETED' };
    }
}
