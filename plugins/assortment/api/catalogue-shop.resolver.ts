import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';

import { ViewerService } from '../../organizations';
import { CatalogueService } from '../services/catalogue.service';

/** Open to visitors where the firm's access mode says so: `ViewerService` and the edge decide. */
@Resolver()
export class CatalogueShopResolver {
    constructor(
        private viewers: ViewerService,
        private catalogueService: CatalogueService,
    ) {}

    @Query()
    @Allow(Permission.Public)
    async catalogue(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.catalogueService.search(ctx, await this.viewers.of(ctx), args.input, new Date());
    }

    @Query()
    @Allow(Permission.Public)
    async catalogueSuggestions(@Ctx() ctx: RequestContext, @Args() args: { term: string }) {
        return this.catalogueService.suggestions(ctx, await this.viewers.of(ctx), args, new Date());
    }

    @Query()
    @Allow(Permission.Public)
    async searchSuggestions(@Ctx() ctx: RequestContext, @Args() args: { term: string }) {
        return this.catalogueService.whileTyping(ctx, await this.viewers.of(ctx), args, new Date());
    }

    @Query()
    @Allow(Permission.Public)
    async cataloguePriceRange(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.catalogueService.priceRange(ctx, await this.viewers.of(ctx), args.input, new Date());
    }

    @Query()
    @Allow(Permission.Public)
    async catalogueProduct(@Ctx() ctx: RequestContext, @Args() args: { slug: string }) {
        return this.catalogueService.product(ctx, await this.viewers.of(ctx), args, new Date());
    }

    @Query()
    @Allow(Permission.Public)
    async compareVariants(@Ctx() ctx: RequestContext, @Args() args: { variantIds: string[] }) {
        return this.catalogueService.compare(ctx, await this.viewers.of(ctx), args, new Date());
    }
}
