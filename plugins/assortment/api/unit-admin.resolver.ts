import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { assortmentPermission } from '../constants';
import { UnitGroupService } from '../services/unit-group.service';
import { VariantSalesService } from '../services/variant-sales.service';

@Resolver()
export class UnitAdminResolver {
    constructor(
        private scopes: ScopeService,
        private sales: VariantSalesService,
        private groups: UnitGroupService,
    ) {}

    @Query()
    @Allow(assortmentPermission.Read)
    variantSales(@Ctx() ctx: RequestContext, @Args() args: { variantId: ID }) {
        return this.sales.find(ctx, args.variantId);
    }

    @Query()
    @Allow(assortmentPermission.Read)
    unitGroups(@Ctx() ctx: RequestContext) {
        return this.groups.list(ctx);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async setVariantSales(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.sales.set(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async setUnitGroup(@Ctx() ctx: RequestContext, @Args() args: { input: { id?: ID | null } }) {
        return this.groups.set(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async deleteUnitGroup(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        await this.groups.remove(ctx, await this.scopes.staff(ctx), args.id);
        return { result: 'DELETED' };
    }
}
