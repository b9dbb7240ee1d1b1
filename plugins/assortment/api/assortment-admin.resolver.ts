import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { assortmentPermission } from '../constants';
import { AssortmentDeskService } from '../services/assortment-desk.service';
import { CatalogueIndexService } from '../services/catalogue-index.service';

@Resolver()
export class AssortmentAdminResolver {
    constructor(
        private scopes: ScopeService,
        private desk: AssortmentDeskService,
        private index: CatalogueIndexService,
    ) {}

    @Query()
    @Allow(assortmentPermission.Read)
    assortmentModes(@Ctx() ctx: RequestContext) {
        return this.desk.modes(ctx);
    }

    @Query()
    @Allow(assortmentPermission.Read)
    categoryAccess(@Ctx() ctx: RequestContext, @Args() args: { companyId?: ID | null; groupName?: string | null }) {
        return this.desk.categories(ctx, args);
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
        return this.desk.setCategories(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async rebuildCatalogueIndex(@Ctx() ctx: RequestContext) {
        return this.index.rebuild(ctx, await this.scopes.staff(ctx));
    }
}
