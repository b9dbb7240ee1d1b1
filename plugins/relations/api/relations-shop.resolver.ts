import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';

import { ViewerService } from '../../organizations';
import { RelationService } from '../services/relation.service';

@Resolver()
export class RelationsShopResolver {
    constructor(
        private viewers: ViewerService,
        private relations: RelationService,
    ) {}

    @Query()
    @Allow(Permission.Public)
    async productRelations(@Ctx() ctx: RequestContext, @Args() args: { slug: string }) {
        return this.relations.ofProduct(ctx, await this.viewers.of(ctx), args, new Date());
    }

    @Query()
    @Allow(Permission.Public)
    async complementaryProducts(@Ctx() ctx: RequestContext, @Args() args: { variantIds: string[] }) {
        return this.relations.ofCart(ctx, await this.viewers.of(ctx), args, new Date());
    }
}
