import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { assortmentPermission } from '../../assortment';
import { ScopeService } from '../../organizations';
import { PreSaleService } from '../services/pre-sale.service';

@Resolver()
export class PreSaleAdminResolver {
    constructor(
        private scopes: ScopeService,
        private preSalesDesk: PreSaleService,
    ) {}

    @Query()
    @Allow(assortmentPermission.Read)
    preSales(@Ctx() ctx: RequestContext, @Args() args: { input?: unknown }) {
        return this.preSalesDesk.list(ctx, args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async setPreSale(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.preSalesDesk.set(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async deletePreSale(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        const removed = await this.preSalesDesk.remove(ctx, await this.scopes.staff(ctx), args.id);
        return removed ? { result: 'DELETED' } : { result: 'NOT_DELETED', message: 'Somebody has ordered of it.' };
    }
}
