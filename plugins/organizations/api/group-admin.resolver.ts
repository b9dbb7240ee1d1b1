import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { companyPermission } from '../constants';
import { CompanyDeskService } from '../services/company-desk.service';
import { type CompanyGroupInput, type CompanyGroupRow, CompanyGroupService } from '../services/company-group.service';
import { ScopeService } from '../services/scope.service';

@Resolver()
export class GroupAdminResolver {
    constructor(
        private scopes: ScopeService,
        private desk: CompanyDeskService,
        private groups: CompanyGroupService,
    ) {}

    @Query()
    @Allow(companyPermission.Read)
    async companyGroups(@Ctx() ctx: RequestContext): Promise<CompanyGroupRow[]> {
        return this.groups.list(ctx, await this.scopes.staff(ctx));
    }

    @Mutation()
    @Allow(companyPermission.Create)
    createCompanyGroup(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: CompanyGroupInput & { idempotencyKey: string } },
    ): Promise<CompanyGroupRow> {
        return this.desk.createGroup(ctx, args.input);
    }

    @Mutation()
    @Allow(companyPermission.Update)
    async updateCompanyGroup(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: Partial<CompanyGroupInput> & { id: ID; version?: number | null } },
    ): Promise<CompanyGroupRow> {
        const { id: given, ...changes } = args.input;
        const id = idOf(given);
        await this.groups.update(ctx, await this.scopes.staff(ctx), id, changes);
        return this.groups.find(ctx, id);
    }

    @Mutation()
    @Allow(companyPermission.Delete)
    async deleteCompanyGroup(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<{ success: true }> {
        await this.groups.remove(ctx, await this.scopes.staff(ctx), idOf(args.id));
        return { success: true };
    }
}
