import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { searchKey } from '../../../kernel/text';
import { checked, inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { refuseLosingManagers } from '../domain/team-authority';
import { CompanyRole } from '../entities/company-role.entity';
import { TeamRefusal } from '../errors';
import { type CompanyRoleFacts, type CompanyRoleInput, companyRoleSchema } from './input-schemas';
import { MemberService, refuseStale } from './member.service';
import { TeamAuthorityService } from './team-authority.service';

const mostRoles = 100;

export type CompanyRoleChanges = Partial<CompanyRoleInput> & { version?: number | null };

/** The roles that a company makes for itself: by its own people within what they have themselves, or by staff. */
@Injectable()
export class CompanyRoleService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private members: MemberService,
        private authority: TeamAuthorityService,
    ) {}

    ofCompany(ctx: RequestContext, companyId: number): Promise<CompanyRole[]> {
        return this.repository(ctx).find({ where: { companyId }, order: { name: 'ASC', id: 'ASC' }, take: mostRoles });
    }

    async find(ctx: RequestContext, scope: Scope, id: number): Promise<CompanyRole> {
        const own = scope.kind === 'member' ? { companyId: scope.companyId } : {};
        const role = await this.repository(ctx).findOneBy({ id, ...own });
        if (role === null) {
            throw new EntityNotFoundError('CompanyRole', id);
        }
        return role;
    }

    async create(ctx: RequestContext, scope: Scope, companyId: number, input: CompanyRoleInput): Promise<CompanyRole | TeamRefusal> {
        const facts = checked(companyRoleSchema, input);
        return withTx(this.connection, ctx, async inner => {
            await this.members.lockCompany(inner, scope, companyId);
            const refused = await this.refuse(inner, scope, companyId, null, facts);
            if (refused !== null) return refused;
            if ((await this.repository(inner).countBy({ companyId })) >= mostRoles) {
                throw inputError(`name: a company has at most ${mostRoles} roles`);
            }
            const role = await this.repository(inner).save(new CompanyRole({ ...facts, companyId, nameKey: searchKey(facts.name) }));
            await this.record(inner, scope, 'role.create', role, null, facts);
            return role;
        });
    }

    /** Changes what is given. What is taken away holds for whoever has the role from his next request on. */
    async update(ctx: RequestContext, scope: Scope, id: number, changes: CompanyRoleChanges): Promise<CompanyRole | TeamRefusal> {
        const { version, ...given } = changes;
        const { companyId } = await this.find(ctx, scope, id);
        return withTx(this.connection, ctx, async inner => {
            await this.members.lockCompany(inner, scope, companyId);
            const role = await this.find(inner, scope, id);
            refuseStale(role, version);
            const before = { name: role.name, permissions: role.permissions };
            const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value != null));
            const facts = checked(companyRoleSchema, { ...before, ...present });
            const refused = await this.refuse(inner, scope, companyId, role, facts);
            if (refused !== null) return refused;
            const saved = await this.repository(inner).save(Object.assign(role, facts, { nameKey: searchKey(facts.name) }));
            await this.record(inner, scope, 'role.update', role, before, facts);
            return saved;
        });
    }

    /** Null when it is gone. */
    async remove(ctx: RequestContext, scope: Scope, id: number, version?: number | null): Promise<TeamRefusal | null> {
        const { companyId } = await this.find(ctx, scope, id);
        return withTx(this.connection, ctx, async inner => {
            await this.members.lockCompany(inner, scope, companyId);
            const role = await this.find(inner, scope, id);
            refuseStale(role, version);
            const facts = { name: role.name, permissions: role.permissions };
            const refused = await this.refuse(inner, scope, companyId, role, facts);
            if (refused !== null) return refused;
            if ((await this.authority.team(inner, companyId)).some(({ ownRoleId }) => ownRoleId === id)) {
                return new TeamRefusal('role-in-use');
            }
            await this.repository(inner).delete({ id });
            await this.record(inner, scope, 'role.delete', role, facts, null);
            return null;
        });
    }

    private async refuse(
        ctx: RequestContext,
        scope: Scope,
        companyId: number,
        role: CompanyRole | null,
        facts: CompanyRoleFacts,
    ): Promise<TeamRefusal | null> {
        const manager = await this.authority.manager(ctx, scope);
        if (manager !== null && !manager.permissions.has('see-whole-company')) {
            return new TeamRefusal('whole-company-only');
        }
        const tooMuch =
            this.authority.refuseGrant(manager, role?.permissions ?? [], 'permissions') ??
            this.authority.refuseGrant(manager, facts.permissions, 'permissions');
        if (tooMuch !== null) return tooMuch;
        const namesake = await this.repository(ctx).findOneBy({ companyId, nameKey: searchKey(facts.name) });
        if (namesake !== null && namesake.id !== role?.id) {
            return new TeamRefusal('name-taken', 'name');
        }
        if (role === null) return null;
        const team = (await this.authority.team(ctx, companyId)).filter(({ isIn }) => isIn);
        const permissions = new Set(facts.permissions);
        const lost = refuseLosingManagers(team, team.map(one => (one.ownRoleId === role.id ? { ...one, permissions } : one)));
        return lost === null ? null : new TeamRefusal(lost, 'permissions');
    }

    private record(
        ctx: RequestContext,
        scope: Scope,
        action: string,
        { id, companyId }: CompanyRole,
        before: CompanyRoleFacts | null,
        after: CompanyRoleFacts | null,
    ): Promise<void> {
        const of = (facts: CompanyRoleFacts | null) => facts && { roleId: id, ...facts };
        return this.audit.record(ctx, { scope, action, entity: 'Company', entityId: companyId, companyId, before: of(before), after: of(after) });
    }

    private repository(ctx: RequestContext) {
        return this.connection.getRepository(ctx, CompanyRole);
    }
}
