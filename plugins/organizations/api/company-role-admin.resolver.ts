import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { inviteMemberPermission } from '../constants';
import type { CompanyRole } from '../entities/company-role.entity';
import type { TeamRefusal } from '../errors';
import { CompanyDeskService } from '../services/company-desk.service';
import { type CompanyRoleChanges, CompanyRoleService } from '../services/company-role.service';
import type { CompanyRoleInput } from '../services/input-schemas';
import { ScopeService } from '../services/scope.service';

@Resolver()
export class CompanyRoleAdminResolver {
    constructor(
        private scopes: ScopeService,
        private desk: CompanyDeskService,
        private roles: CompanyRoleService,
    ) {}

    @Mutation()
    @Allow(inviteMemberPermission.Permission)
    createCompanyRole(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: CompanyRoleInput & { idempotencyKey: string; companyId: ID } },
    ): Promise<CompanyRole | TeamRefusal> {
        return this.desk.createRole(ctx, { ...args.input, companyId: idOf(args.input.companyId, 'companyId') });
    }

    @Mutation()
    @Allow(inviteMemberPermission.Permission)
    async updateCompanyRole(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: CompanyRoleChanges & { id: ID } },
    ): Promise<CompanyRole | TeamRefusal> {
        const { id, ...changes } = args.input;
        return this.roles.update(ctx, await this.scopes.staff(ctx), idOf(id), changes);
    }

    @Mutation()
    @Allow(inviteMemberPermission.Permission)
    async deleteCompanyRole(@Ctx() ctx: RequestContext, @Args() args: { id: ID; version?: number }): Promise<TeamRefusal | { success: true }> {
        return (await this.roles.remove(ctx, await this.scopes.staff(ctx), idOf(args.id), args.version)) ?? { success: true };
    }
}
