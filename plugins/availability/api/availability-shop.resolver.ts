import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';

import { ViewerService } from '../../organizations';
import { AvailabilityService } from '../services/availability.service';

/** Open to visitors where the firm's access mode says so: `ViewerService` and the edge decide. */
@Resolver()
export class AvailabilityShopResolver {
    constructor(
        private viewers: ViewerService,
        private availability: AvailabilityService,
    ) {}

    @Query()
    @Allow(Permission.Public)
    async stockStatement(@Ctx() ctx: RequestContext, @Args() args: { variantId: string; quantity: number }) {
        return this.availability.statement(ctx, await this.viewers.of(ctx), args, new Date());
    }
}
