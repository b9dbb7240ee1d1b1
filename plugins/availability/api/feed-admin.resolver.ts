import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { assortmentPermission } from '../../assortment';
import { ScopeService } from '../../organizations';
import { SupplierFeedService } from '../services/supplier-feed.service';

@Resolver()
export class FeedAdminResolver {
    constructor(
        private scopes: ScopeService,
        private feeds: SupplierFeedService,
    ) {}

    @Query()
    @Allow(assortmentPermission.Update)
    supplierFeeds(@Ctx() ctx: RequestContext) {
        return this.feeds.feeds(ctx);
    }

    @Query()
    @Allow(assortmentPermission.Update)
    supplierFeedRuns(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.feeds.runs(ctx, args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async setSupplierFeed(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.feeds.set(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async pullSupplierFeed(@Ctx() ctx: RequestContext, @Args() args: { stockLocationId: ID }) {
        return this.feeds.ask(ctx, await this.scopes.staff(ctx), args.stockLocationId);
    }
}
