import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { assortmentPermission } from '../../assortment';
import { ScopeService } from '../../organizations';
import { RelationDeskService } from '../services/relation-desk.service';

@Resolver()
export class RelationsAdminResolver {
    constructor(
        private scopes: ScopeService,
        private desk: RelationDeskService,
    ) {}

    @Query()
    @Allow(assortmentPermission.Read)
    categoryComplements(@Ctx() ctx: RequestContext, @Args() args: { collectionId: ID }) {
        return this.desk.complements(ctx, args.collectionId);
    }

    @Query()
    @Allow(assortmentPermission.Read)
    relatedVariants(@Ctx() ctx: RequestContext, @Args() args: { productId: ID }) {
        return this.desk.related(ctx, args.productId);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async setCategoryComplements(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.setComplements(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async setRelatedVariants(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.setRelated(ctx, await this.scopes.staff(ctx), args.input);
    }
}
