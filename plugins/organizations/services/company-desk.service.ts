import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import { IdempotencyService } from '../../outbox';
import { CompanyBranch } from '../entities/company-branch.entity';
import { CompanyMember } from '../entities/company-member.entity';
import type { CompanyRole } from '../entities/company-role.entity';
import { Company } from '../entities/company.entity';
import type { CompanyMerge } from '../entities/company-merge.entity';
import { CompanyDuplicateRefusal, CompanyMergeRefusal, TeamRefusal } from '../errors';
import { BranchService } from './branch.service';
import { type CompanyGroupInput, type CompanyGroupRow, CompanyGroupService } from './company-group.service';
import { CompanyMergeService } from './company-merge.service';
import { CompanyService, type NewCompany } from './company.service';
import { CompanyRoleService } from './company-role.service';
import type { BranchInput, CompanyRoleInput } from './input-schemas';
import { MemberService, type NewMember } from './member.service';
import { ScopeService } from './scope.service';

interface Once {
    idempotencyKey: string;
}

/** What the Dashboard creates: each once, however often the button's request arrives. */
@Injectable()
export class CompanyDeskService {
    constructor(
        private scopes: ScopeService,
        private idempotency: IdempotencyService,
        private companies: CompanyService,
        private branches: BranchService,
        private members: MemberService,
        private roles: CompanyRoleService,
        private groups: CompanyGroupService,
        private merges: CompanyMergeService,
    ) {}

    async createCompany(
        ctx: RequestContext,
        input: NewCompany & Once & { acceptDuplicates?: boolean | null },
    ): Promise<Company | CompanyDuplicateRefusal> {
        const scope = await this.scopes.staff(ctx);
        const { idempotencyKey, acceptDuplicates, ...company } = input;
        const answer = await this.idempotency.run(ctx, scope, 'createCompany', idempotencyKey, company, async inner => {
            const made = await this.companies.createChecked(inner, scope, company, acceptDuplicates === true);
            return made instanceof CompanyDuplicateRefusal ? made : { id: made.id };
        });
        return answer instanceof CompanyDuplicateRefusal ? answer : this.companies.findOne(ctx, answer.id);
    }

    async createGroup(ctx: RequestContext, input: CompanyGroupInput & Once): Promise<CompanyGroupRow> {
        const scope = await this.scopes.staff(ctx);
        const { idempotencyKey, ...group } = input;
        const { id } = await this.idempotency.run(ctx, scope, 'createCompanyGroup', idempotencyKey, group, async inner => {
            return { id: await this.groups.create(inner, scope, group) };
        });
        return this.groups.find(ctx, id);
    }

    async merge(ctx: RequestContext, keepId: number, dropId: number, idempotencyKey: string): Promise<CompanyMerge | CompanyMergeRefusal> {
        const answer = await this.merges.merge(ctx, await this.scopes.staff(ctx), keepId, dropId, idempotencyKey);
        return answer instanceof CompanyMergeRefusal ? answer : this.merges.find(ctx, answer.id);
    }

    async undoMerge(ctx: RequestContext, id: number): Promise<CompanyMerge | CompanyMergeRefusal> {
        return (await this.merges.undo(ctx, await this.scopes.staff(ctx), id)) ?? this.merges.find(ctx, id);
    }

    async createBranch(ctx: RequestContext, input: BranchInput & Once & { companyId: number }): Promise<CompanyBranch> {
        const scope = await this.scopes.staff(ctx);
        const { idempotencyKey, companyId, ...branch } = input;
        const { id } = await this.idempotency.run(ctx, scope, 'createCompanyBranch', idempotencyKey, { companyId, ...branch }, async inner => {
            const made = await this.branches.create(inner, scope, companyId, branch);
            return { id: made.id };
        });
        return this.branches.findById(ctx, id);
    }

    async inviteMember(ctx: RequestContext, input: NewMember & Once): Promise<CompanyMember> {
        const scope = await this.scopes.staff(ctx);
        const { idempotencyKey, ...member } = input;
        const { id } = await this.idempotency.run(ctx, scope, 'inviteMember', idempotencyKey, member, async inner => {
            const made = await this.members.invite(inner, scope, member);
            return { id: made.id };
        });
        return this.members.find(ctx, id);
    }

    async createRole(ctx: RequestContext, input: CompanyRoleInput & Once & { companyId: number }): Promise<CompanyRole | TeamRefusal> {
        const scope = await this.scopes.staff(ctx);
        const { idempotencyKey, companyId, ...role } = input;
        const answer = await this.idempotency.run(ctx, scope, 'createCompanyRole', idempotencyKey, { companyId, ...role }, async inner => {
            const made = await this.roles.create(inner, scope, companyId, role);
            return made instanceof TeamRefusal ? made : { id: made.id };
        });
        return answer instanceof TeamRefusal ? answer : this.roles.find(ctx, scope, answer.id);
    }
}
