import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx, isGraphQlErrorResult, type RequestContext } from '@vendure/core';

import type { CompanyBranch } from '../entities/company-branch.entity';
import type { CompanyMember } from '../entities/company-member.entity';
import type { Company } from '../entities/company.entity';
import { BranchService } from '../services/branch.service';
import { CompanyHistoryService, type CompanyHistoryEntry } from '../services/company-history.service';
import { MemberService } from '../services/member.service';

@Resolver('Company')
export class CompanyEntityResolver {
    constructor(
        private branchService: BranchService,
        private memberService: MemberService,
        private historyService: CompanyHistoryService,
    ) {}

    @ResolveField()
    branches(@Ctx() ctx: RequestContext, @Parent() company: Company): Promise<CompanyBranch[]> {
        return this.branchService.ofCompany(ctx, company.id);
    }

    @ResolveField()
    members(@Ctx() ctx: RequestContext, @Parent() company: Company): Promise<CompanyMember[]> {
        return this.memberService.ofCompany(ctx, company.id);
    }

    @ResolveField()
    history(@Ctx() ctx: RequestContext, @Parent() company: Company): Promise<CompanyHistoryEntry[]> {
        return this.historyService.ofCompany(ctx, company.id);
    }
}

@Resolver('CompanyMember')
export class CompanyMemberEntityResolver {
    @ResolveField()
    firstName(@Parent() member: CompanyMember): string {
        return member.customer.firstName;
    }

    @ResolveField()
    lastName(@Parent() member: CompanyMember): string {
        return member.customer.lastName;
    }

    @ResolveField()
    emailAddress(@Parent() member: CompanyMember): string {
        return member.customer.emailAddress;
    }

    @ResolveField()
    phone(@Parent() member: CompanyMember): string | null {
        return member.customer.phoneNumber || null;
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
