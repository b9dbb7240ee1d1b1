import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { assortmentPermission } from '../constants';
import { CustomerCodeService } from '../services/customer-code.service';
import { DemandService } from '../services/demand.service';
import { TermReplacementService } from '../services/term-replacement.service';

const deleted = { result: 'DELETED' };

@Resolver()
export class SearchAdminResolver {
    constructor(
        private scopes: ScopeService,
        private codes: CustomerCodeService,
        private replacements: TermReplacementService,
        private demand: DemandService,
    ) {}

    @Query()
    @Allow(assortmentPermission.Read)
    customerCodes(@Ctx() ctx: RequestContext, @Args() args: { companyId: ID }) {
        return this.codes.list(ctx, args);
    }

    @Query()
    @Allow(assortmentPermission.Read)
    termReplacements(@Ctx() ctx: RequestContext, @Args() args: object) {
        return this.replacements.list(ctx, args);
    }

    @Query()
    @Allow(assortmentPermission.Read)
    async missedPhrases(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.demand.list(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async setCustomerCode(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.codes.set(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async deleteCustomerCode(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        await this.codes.remove(ctx, await this.scopes.staff(ctx), args.id);
        return deleted;
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async setTermReplacement(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.replacements.set(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async deleteTermReplacement(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        await this.replacements.remove(ctx, await this.scopes.staff(ctx), args.id);
        return deleted;
    }
}
