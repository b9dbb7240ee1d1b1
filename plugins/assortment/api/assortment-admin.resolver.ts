import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { assortmentPermission } from '../constants';
import { AssortmentDeskService } from '../services/assortment-desk.service';
import { CatalogueIndexService } from '../services/catalogue-index.service';
import { CataloguePreviewService } from '../services/catalogue-preview.service';
import { CategoryGrantsService } from '../services/category-grants.service';

@Resolver()
export class AssortmentAdminResolver {
    constructor(
        private scopes: ScopeService,
        private desk: AssortmentDeskService,
        private grants: CategoryGrantsService,
        private preview: CataloguePreviewService,
        private index: CatalogueIndexService,
    ) {}

    @Query()
    @Allow(assortmentPermission.Read)
    assortmentModes(@Ctx() ctx: RequestContext) {
        return this.desk.modes(ctx);
    }

    @Query()
    @Allow(assortmentPermission.Read)
    categoryAccess(@Ctx() ctx: RequestContext, @Args() args: { companyId?: ID | null; groupName?: string | null; branchId?: ID | null }) {
        return this.grants.categories(ctx, args);
    }

    @Query()
    @Allow(assortmentPermission.Read)
    async categoryViewers(@Ctx() ctx: RequestContext, @Args() args: { collectionId: ID }) {
        return this.grants.viewers(ctx, await this.scopes.staff(ctx), args.collectionId);
    }

    @Query()
    @Allow(assortmentPermission.Read)
    async companyCatalogue(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.preview.page(ctx, await this.scopes.staff(ctx), args.input, new Date());
    }

    @Query()
    @Allow(assortmentPermission.Read)
    catalogueIndexStatus(@Ctx() ctx: RequestContext) {
        return this.index.status(ctx);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async setAssortmentModes(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.setModes(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async setCategoryAccess(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.grants.set(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async changeCategoryGrants(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.grants.change(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async rebuildCatalogueIndex(@Ctx() ctx: RequestContext) {
        return this.index.rebuild(ctx, await this.scopes.staff(ctx));
    }
}
