import { Injectable } from '@nestjs/common';
import { ForbiddenError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberPermission, MemberScope, Scope } from '../../../kernel/scope';
import { rolePermissions, type MemberRole } from '../domain/member-roles';
import { refuseGrant, type TeamPerson } from '../domain/team-authority';
import { CompanyRole } from '../entities/company-role.entity';
import { TeamRefusal } from '../errors';
import { findTeam, type TeamMate } from '../queries/team-people.query';

/** Missing in a scope where the company lacks them, which makes nobody's role less. */
const ofCompany: ReadonlySet<MemberPermission> = new Set(['order', 'manage-customers']);

/** What somebody may do with the people and roles of his own company. */
@Injectable()
export class TeamAuthorityService {
    constructor(private connection: TransactionalConnection) {}

    team(ctx: RequestContext, companyId: number): Promise<TeamMate[]> {
        return findTeam(this.connection.getRepository(ctx, CompanyRole).manager, companyId);
    }

    /**
     * The member as he stands now, which under the company's lock may be less than when his request came in. Null for staff
     * and the system, whom a company's roles do not bind.
     */
    async manager(ctx: RequestContext, scope: Scope): Promise<TeamPerson | null> {
        if (scope.kind !== 'member') return null;
        const me = (await this.team(ctx, scope.companyId)).find(({ memberId }) => memberId === scope.memberId);
        if (me?.isIn !== true || !me.permissions.has('manage-members') || !scope.permissions.has('manage-members')) {
            throw new ForbiddenError();
        }
        if (scope.acting === null) return me;
        // Staff who act for him may have less than he.
        return { ...me, permissions: new Set([...me.permissions].filter(name => ofCompany.has(name) || scope.permissions.has(name))) };
    }

    /** The asker and all his colleagues, as they stand now. */
    async standing(ctx: RequestContext, scope: MemberScope): Promise<{ manager: TeamPerson; team: TeamMate[] }> {
        const manager = await this.manager(ctx, scope);
        return { manager: manager ?? { ...scope, permissions: new Set() }, team: await this.team(ctx, scope.companyId) };
    }

    async permissionsOf(ctx: RequestContext, companyId: number, role: MemberRole, ownRoleId: number | null, branchId: number | null): Promise<MemberPermission[]> {
        const own = ownRoleId === null ? null : await this.connection.getRepository(ctx, CompanyRole).findOneBy({ id: ownRoleId, companyId });
        return rolePermissions(role, own?.permissions ?? null, branchId);
    }

    refuseGrant(manager: TeamPerson | null, permissions: Iterable<MemberPermission>, field: string): TeamRefusal | null {
        const refused = manager === null ? null : refuseGrant(manager, permissions);
        return refused === null ? null : new TeamRefusal(refused, field);
    }
}
