import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx, isGraphQlErrorResult, type RequestContext } from '@vendure/core';

import type { CompanyBranch } from '../entities/company-branch.entity';
import type { CompanyMember } from '../entities/company-member.entity';
import type { CompanyRole } from '../entities/company-role.entity';
import type { Company } from '../entities/company.entity';
import type { TeamRefusal } from '../errors';
import { BranchService } from '../services/branch.service';
import { CompanyHistoryService, type CompanyHistoryEntry } from '../services/company-history.service';
import { CompanyRoleService } from '../services/company-role.service';
import { CompanyService } from '../services/company.service';
import { MemberService } from '../services/member.service';
import { PersonService } from '../services/person.service';

@Resolver('Company')
export class CompanyEntityResolver {
    constructor(
        private companies: CompanyService,
        private branchService: BranchService,
        private memberService: MemberService,
        private roleService: CompanyRoleService,
        private historyService: CompanyHistoryService,
    ) {}

    @ResolveField()
    async city(@Ctx() ctx: RequestContext, @Parent() company: Company): Promise<string> {
        return company.city ?? (await this.counts(ctx, company)).city;
    }

    @ResolveField()
    async branchCount(@Ctx() ctx: RequestContext, @Parent() company: Company): Promise<number> {
        return company.branchCount ?? (await this.counts(ctx, company)).branchCount;
    }

    @ResolveField()
    async memberCount(@Ctx() ctx: RequestContext, @Parent() company: Company): Promise<number> {
        return company.memberCount ?? (await this.counts(ctx, company)).memberCount;
    }

    /** A list has counted already; a company by itself is counted when asked. */
    private async counts(ctx: RequestContext, company: Company) {
        const [counted] = await this.companies.counted(ctx, [company]);
        return counted ?? { city: '', branchCount: 0, memberCount: 0 };
    }

    @ResolveField()
    branches(@Ctx() ctx: RequestContext, @Parent() company: Company): Promise<CompanyBranch[]> {
        return this.branchService.ofCompany(ctx, company.id);
    }

    @ResolveField()
    members(@Ctx() ctx: RequestContext, @Parent() company: Company): Promise<CompanyMember[]> {
        return this.memberService.ofCompany(ctx, company.id);
    }

    @ResolveField()
    roles(@Ctx() ctx: RequestContext, @Parent() company: Company): Promise<CompanyRole[]> {
        return this.roleService.ofCompany(ctx, company.id);
    }

    @ResolveField()
    history(@Ctx() ctx: RequestContext, @Parent() company: Company): Promise<CompanyHistoryEntry[]> {
        return this.historyService.ofCompany(ctx, company.id);
    }
}

@Resolver('CompanyMember')
export class CompanyMemberEntityResolver {
    constructor(private persons: PersonService) {}

    @ResolveField()
    firstName(@Parent() member: CompanyMember): string {
        return this.persons.detailsOf(member).firstName;
    }

    @ResolveField()
    lastName(@Parent() member: CompanyMember): string {
        return this.persons.detailsOf(member).lastName;
    }

    @ResolveField()
    emailAddress(@Parent() member: CompanyMember): string {
        return this.persons.detailsOf(member).emailAddress;
    }

    @ResolveField()
    phone(@Parent() member: CompanyMember): string | null {
        return this.persons.detailsOf(member).phone;
    }
}

@Resolver('UpdateCompanyMemberResult')
export class UpdateCompanyMemberResultResolver {
    @ResolveField()
    __resolveType(value: CompanyMember | TeamRefusal): string {
        return isGraphQlErrorResult(value as object) ? 'TeamRefusal' : 'CompanyMember';
    }
}

@Resolver('CompanyRoleResult')
export class CompanyRoleResultResolver {
    @ResolveField()
    __resolveType(value: CompanyRole | TeamRefusal): string {
        return isGraphQlErrorResult(value as object) ? 'TeamRefusal' : 'CompanyRole';
    }
}

@Resolver('DeleteCompanyRoleResult')
export class DeleteCompanyRoleResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value) ? 'TeamRefusal' : 'Success';
    }
}

@Resolver('CreateCompanyResult')
export class CreateCompanyResultResolver {
    @ResolveField()
    __resolveType(value: Company): string {
        return isGraphQlErrorResult(value) ? 'CompanyDuplicateRefusal' : 'Company';
    }
}

@Resolver('AcceptInvitationResult')
export class AcceptInvitationResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return 'reason' in value ? 'InvitationRefusal' : 'Success';
    }
}
