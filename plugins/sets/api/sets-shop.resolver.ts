import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';

import { ViewerService } from '../../organizations';
import { SetCatalogueService } from '../services/set-catalogue.service';

@Resolver()
export class SetsShopResolver {
    constructor(
        private viewers: ViewerService,
        private sets: SetCatalogueService,
    ) {}

    @Query()
    @Allow(Permission.Public)
    async productSets(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.sets.list(ctx, await this.viewers.of(ctx), args.input, new Date());
    }

    @Query()
    @Allow(Permission.Public)
    async productSetsOf(@Ctx() ctx: RequestContext, @Args() args: { slug: string }) {
        return this.sets.ofProduct(ctx, await this.viewers.of(ctx), args, new Date());
    }
}
