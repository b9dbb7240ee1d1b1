import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { CatalogueService } from '../services/catalogue.service';

@Resolver()
export class CatalogueShopResolver {
    constructor(
        private scopes: ScopeService,
        private catalogueService: CatalogueService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async catalogue(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.catalogueService.search(ctx, await this.scopes.member(ctx), args.input, new Date());
    }

    @Query()
    @Allow(Permission.Authenticated)
    async catalogueSuggestions(@Ctx() ctx: RequestContext, @Args() args: { term: string }) {
        return this.catalogueService.suggestions(ctx, await this.scopes.member(ctx), args, new Date());
    }

    @Query()
    @Allow(Permission.Authenticated)
    async catalogueProduct(@Ctx() ctx: RequestContext, @Args() args: { slug: string }) {
        return this.catalogueService.product(ctx, await this.scopes.member(ctx), args, new Date());
    }

    @Query()
    @Allow(Permission.Authenticated)
    async compareVariants(@Ctx() ctx: RequestContext, @Args() args: { variantIds: string[] }) {
        return this.catalogueService.compare(ctx, await this.scopes.member(ctx), args, new Date());
    }
}
