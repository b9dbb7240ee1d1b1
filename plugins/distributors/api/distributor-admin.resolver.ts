import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, isGraphQlErrorResult, type RequestContext } from '@vendure/core';

import { companyPermission, ScopeService } from '../../organizations';
import type { DistributorLinkRefusal } from '../errors';
import { type CompanyDistribution, DistributorTreeService, type SetDistributorInput } from '../services/distributor-tree.service';

@Resolver()
export class DistributorAdminResolver {
    constructor(
        private scopes: ScopeService,
        private tree: DistributorTreeService,
    ) {}

    @Query()
    @Allow(companyPermission.Read)
    async companyDistribution(@Ctx() ctx: RequestContext, @Args() args: { companyId: ID }): Promise<CompanyDistribution> {
        return this.tree.distribution(ctx, await this.scopes.staff(ctx), args.companyId);
    }

    @Query()
    @Allow(companyPermission.Read)
    async distributorCompanies(@Ctx() ctx: RequestContext, @Args() args: { term?: string | null }) {
        return this.tree.distributors(ctx, await this.scopes.staff(ctx), args.term ?? '');
    }

    @Mutation()
    @Allow(companyPermission.Update)
    async setCompanyDistributor(@Ctx() ctx: RequestContext, @Args() args: { input: SetDistributorInput }): Promise<CompanyDistribution | DistributorLinkRefusal> {
        return this.tree.setDistributor(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(companyPermission.Update)
    async setCompanyIsDistributor(
        @Ctx() ctx: RequestContext,
        @Args() args: { companyId: ID; isDistributor: boolean },
    ): Promise<CompanyDistribution | DistributorLinkRefusal> {
        return this.tree.setIsDistributor(ctx, await this.scopes.staff(ctx), args);
    }
}

@Resolver('CompanyDistributionResult')
export class CompanyDistributionResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value as never) ? 'DistributorLinkRefusal' : 'CompanyDistribution';
    }
}
