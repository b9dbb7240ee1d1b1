import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type PaginatedList, Permission, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { companyPermission, inviteMemberPermission } from '../constants';
import type { FirmSettings } from '../domain/firm-defaults';
import type { CompanyBranch } from '../entities/company-branch.entity';
import type { CompanyMember } from '../entities/company-member.entity';
import type { Company } from '../entities/company.entity';
import type { CompanyDuplicateRefusal, TeamRefusal } from '../errors';
import { BranchService } from '../services/branch.service';
import { CompanyDeskService } from '../services/company-desk.service';
import { CompanyService, type NewCompany } from '../services/company.service';
import { FirmSettingsService } from '../services/firm-settings.service';
import type { BranchInput, CompanyInput, MemberInput } from '../services/input-schemas';
import { type MemberChanges, MemberService } from '../services/member.service';
import { ScopeService } from '../services/scope.service';

@Resolver()
export class CompanyAdminResolver {
    constructor(
        private scopes: ScopeService,
        private desk: CompanyDeskService,
        private companyService: CompanyService,
        private branches: BranchService,
        private members: MemberService,
        private firm: FirmSettingsService,
    ) {}

    @Query()
    @Allow(companyPermission.Read)
    companies(@Ctx() ctx: RequestContext, @Args() args: { options?: ListQueryOptions<Company> }): Promise<PaginatedList<Company>> {
        return this.companyService.list(ctx, args.options);
    }

    @Query()
    @Allow(companyPermission.Read)
    company(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<Company> {
        return this.companyService.findOne(ctx, idOf(args.id));
    }

    @Query()
    @Allow(Permission.ReadSettings)
    firmSettings(@Ctx() ctx: RequestContext): Promise<FirmSettings> {
        return this.firm.get(ctx);
    }

    @Mutation()
    @Allow(companyPermission.Create)
    createCompany(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: NewCompany & { idempotencyKey: string; acceptDuplicates?: boolean } },
    ): Promise<Company | CompanyDuplicateRefusal> {
        return this.desk.createCompany(ctx, args.input);
    }

    @Mutation()
    @Allow(companyPermission.Update)
    async updateCompany(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: Partial<CompanyInput> & { id: ID; version?: number } },
    ): Promise<Company> {
        const { id, ...changes } = args.input;
        return this.companyService.update(ctx, await this.scopes.staff(ctx), idOf(id), changes);
    }

    @Mutation()
    @Allow(companyPermission.Update)
    async setCompanyActive(
        @Ctx() ctx: RequestContext,
        @Args() args: { id: ID; active: boolean; reason?: string },
    ): Promise<Company> {
        return this.companyService.setActive(ctx, await this.scopes.staff(ctx), idOf(args.id), args.active, args.reason);
    }

    @Mutation()
    @Allow(companyPermission.Update)
    createCompanyBranch(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: BranchInput & { idempotencyKey: string; companyId: ID } },
    ): Promise<CompanyBranch> {
        return this.desk.createBranch(ctx, { ...args.input, companyId: idOf(args.input.companyId, 'companyId') });
    }

    @Mutation()
    @Allow(companyPermission.Update)
    async updateCompanyBranch(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: Partial<BranchInput> & { id: ID } },
    ): Promise<CompanyBranch> {
        const { id, ...changes } = args.input;
        return this.branches.update(ctx, await this.scopes.staff(ctx), idOf(id), changes);
    }

    @Mutation()
    @Allow(inviteMemberPermission.Permission)
    inviteMember(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: MemberInput & { idempotencyKey: string; companyId: ID } },
    ): Promise<CompanyMember> {
        return this.desk.inviteMember(ctx, { ...args.input, companyId: idOf(args.input.companyId, 'companyId') });
    }

    @Mutation()
    @Allow(inviteMemberPermission.Permission)
    async resendInvitation(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<CompanyMember | TeamRefusal> {
        return this.members.resendInvitation(ctx, await this.scopes.staff(ctx), idOf(args.id));
    }

    @Mutation()
    @Allow(inviteMemberPermission.Permission)
    async updateCompanyMember(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: MemberChanges & { id: ID } },
    ): Promise<CompanyMember | TeamRefusal> {
        const { id, ...changes } = args.input;
        return this.members.update(ctx, await this.scopes.staff(ctx), idOf(id), changes);
    }

    @Mutation()
    @Allow(Permission.UpdateSettings)
    async updateFirmSettings(@Ctx() ctx: RequestContext, @Args() args: { input: Partial<FirmSettings> }): Promise<FirmSettings> {
        return this.firm.update(ctx, await this.scopes.staff(ctx), args.input);
    }
}
