import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { assortmentPermission } from '../../assortment';
import { ScopeService } from '../../organizations';
import { AvailabilityDeskService } from '../services/availability-desk.service';
import { ExpectedDeliveryService } from '../services/expected-delivery.service';

@Resolver()
export class AvailabilityAdminResolver {
    constructor(
        private scopes: ScopeService,
        private desk: AvailabilityDeskService,
        private deliveries: ExpectedDeliveryService,
    ) {}

    @Query()
    @Allow(assortmentPermission.Read)
    availabilityRules(@Ctx() ctx: RequestContext) {
        return this.desk.rules(ctx);
    }

    @Query()
    @Allow(assortmentPermission.Read)
    warehouses(@Ctx() ctx: RequestContext) {
        return this.desk.warehouses(ctx);
    }

    @Query()
    @Allow(assortmentPermission.Read)
    variantAvailability(@Ctx() ctx: RequestContext, @Args() args: { variantId: ID }) {
        return this.desk.variantRules(ctx, args.variantId);
    }

    @Query()
    @Allow(assortmentPermission.Read)
    expectedDeliveries(@Ctx() ctx: RequestContext, @Args() args: { input?: unknown }) {
        return this.deliveries.list(ctx, args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async setAvailabilityRules(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.setRules(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async setWarehouse(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.setWarehouse(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async setVariantAvailability(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.setVariantRules(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async setExpectedDelivery(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.deliveries.set(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async deleteExpectedDelivery(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        await this.deliveries.remove(ctx, await this.scopes.staff(ctx), args.id);
        return { result: 'DELETED' };
    }
}
