import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext } from '@vendure/core';

import { type MemberPermission, memberPermissions, type MemberScope } from '../../../kernel/scope';
import { IdempotencyService } from '../../outbox';
import { type MemberRole, memberRoles, rolePermissions } from '../domain/member-roles';
import { reaches, refuseGrant } from '../domain/team-authority';
import { TeamRefusal } from '../errors';
import type { TeamMate } from '../queries/team-people.query';
import { type CompanyRoleChanges, CompanyRoleService } from './company-role.service';
import type { CompanyRoleInput } from './input-schemas';
import { MemberService } from './member.service';
import { PersonService } from './person.service';
import { TeamAuthorityService } from './team-authority.service';

export interface TeamRoleView {
    /** Null for a preset. */
    id: number | null;
    preset: MemberRole | null;
    name: string;
    permissions: MemberPermission[];
    version: number | null;
    memberCount: number;
    /** Of those whom the asker manages. */
    holders: string[];
    mayGrant: boolean;
    mayChange: boolean;
}

export interface AssignablePermission {
    name: MemberPermission;
    mayGrant: boolean;
}

/** A company's roles as its own people see and make them. */
@Injectable()
export class TeamRoleService {
    constructor(
        private idempotency: IdempotencyService,
        private roles: CompanyRoleService,
        private members: MemberService,
        private persons: PersonService,
        private authority: TeamAuthorityService,
    ) {}

    /** The presets, then the company's own by name. */
    async list(ctx: RequestContext, scope: MemberScope): Promise<TeamRoleView[]> {
        const { manager, team } = await this.authority.standing(ctx, scope);
        const members = await this.members.ofCompany(ctx, scope.companyId);
        const known = new Map(members.map(member => [member.id, { ...this.persons.detailsOf(member), role: member.role }] as const));
        const nameOf = ({ memberId }: TeamMate) => `${known.get(memberId)?.firstName ?? ''} ${known.get(memberId)?.lastName ?? ''}`;
        const view = (permissions: MemberPermission[], holders: TeamMate[]) => ({
            permissions,
            memberCount: holders.length,
            holders: holders.filter(one => reaches(manager, one.branchId)).map(nameOf),
            mayGrant: refuseGrant(manager, permissions) === null,
        });
        const presets = memberRoles.map(preset => {
            const holders = team.filter(({ memberId, ownRoleId }) => ownRoleId === null && known.get(memberId)?.role === preset);
            return { ...view(rolePermissions(preset, null, null), holders), id: null, preset, name: preset, version: null, mayChange: false };
        });
        const own = (await this.roles.ofCompany(ctx, scope.companyId)).map(({ id, name, permissions, version }) => {
            const seen = view(rolePermissions('buyer', permissions, null), team.filter(one => one.ownRoleId === id));
            return { ...seen, id, preset: null, name, version, mayChange: seen.mayGrant && manager.permissions.has('see-whole-company') };
        });
        return [...presets, ...own];
    }

    async assignablePermissions(ctx: RequestContext, scope: MemberScope): Promise<AssignablePermission[]> {
        const { manager } = await this.authority.standing(ctx, scope);
        return memberPermissions.map(name => ({ name, mayGrant: manager.permissions.has(name) }));
    }

    async create(ctx: RequestContext, scope: MemberScope, input: CompanyRoleInput & { idempotencyKey: string }): Promise<TeamRoleView | TeamRefusal> {
        const { idempotencyKey, ...role } = input;
        const answer = await this.idempotency.run(ctx, scope, 'createTeamRole', idempotencyKey, role, async inner => {
            const made = await this.roles.create(inner, scope, scope.companyId, role);
            return made instanceof TeamRefusal ? made : { id: made.id };
        });
        return answer instanceof TeamRefusal ? answer : this.one(ctx, scope, answer.id);
    }

    async update(ctx: RequestContext, scope: MemberScope, id: number, changes: CompanyRoleChanges): Promise<TeamRoleView | TeamRefusal> {
        const saved = await this.roles.update(ctx, scope, id, changes);
        return saved instanceof TeamRefusal ? saved : this.one(ctx, scope, id);
    }

    remove(ctx: RequestContext, scope: MemberScope, id: number, version?: number | null): Promise<TeamRefusal | null> {
        return this.roles.remove(ctx, scope, id, version);
    }

    private async one(ctx: RequestContext, scope: MemberScope, id: number): Promise<TeamRoleView> {
        const role = (await this.list(ctx, scope)).find(one => one.id === id);
        if (role === undefined) {
            throw new EntityNotFoundError('CompanyRole', id);
        }
        return role;
    }
}
