import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import { type MemberScope, reaches, type Scope } from '../../../kernel/scope';
import { checked, inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { rolePermissions } from '../domain/member-roles';
import { refuseLosingManagers } from '../domain/team-authority';
import { CompanyBranch } from '../entities/company-branch.entity';
import { CompanyMember } from '../entities/company-member.entity';
import { CompanyRole } from '../entities/company-role.entity';
import { Company } from '../entities/company.entity';
import { TeamRefusal } from '../errors';
import { findTeam } from '../queries/team-people.query';
import { AccessLinkService } from './access-link.service';
import { type MemberFacts, type MemberInput, memberSchema } from './input-schemas';
import { InvitationService } from './invitation.service';
import { MemberAccessService } from './member-access.service';
import { PersonService } from './person.service';

export interface NewMember extends MemberInput {
    companyId: number;
    /** The membership of a guest that becomes his. */
    inPlaceOf?: number | null;
}
export type MemberChanges = Partial<Omit<MemberInput, 'emailAddress'>> & { active?: boolean | null; version?: number | null };

const relations = { customer: true, branch: true, company: true, ownRole: true } as const;

/** The one way in which memberships are written; whether the caller may is judged before, for a member by `TeamService`. */
@Injectable()
export class MemberService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private invitations: InvitationService,
        private links: AccessLinkService,
        private access: MemberAccessService,
        private persons: PersonService,
    ) {}

    ofCompany(ctx: RequestContext, companyId: number): Promise<CompanyMember[]> {
        return this.connection.getRepository(ctx, CompanyMember).find({ where: { companyId }, relations, order: { id: 'ASC' } });
    }

    async find(ctx: RequestContext, id: number): Promise<CompanyMember> {
        const member = await this.connection.getRepository(ctx, CompanyMember).findOne({ where: { id }, relations });
        if (member === null) {
            throw new EntityNotFoundError('CompanyMember', id);
        }
        return member;
    }

    /** Makes the member and sends him a one-time link by mail and SMS. He can sign in once he has chosen a password. */
    async invite(ctx: RequestContext, scope: Scope, input: NewMember): Promise<CompanyMember> {
        return withTx(this.connection, ctx, async inner => {
            const member = await this.add(inner, scope, input);
            await this.invitations.send(inner, member);
            return member;
        });
    }

    /** Makes the member without telling him: the invitation follows by hand. */
    async add(ctx: RequestContext, scope: Scope, input: NewMember): Promise<CompanyMember> {
        const { companyId, inPlaceOf, ...rest } = input;
        return withTx(this.connection, ctx, async inner => {
            const company = await this.lockCompany(inner, scope, companyId);
            const facts = checked(memberSchema(company.countryCode), { ...rest, ...roleGiven(rest) });
            if (!company.active) {
                throw inputError('companyId: the company is not active');
            }
            if (company.kind === 'public') {
                throw inputError('companyId: nobody signs in for the company that visitors see');
            }
            await this.checkBranch(inner, companyId, facts.branchId);
            await this.checkRole(inner, companyId, facts.ownRoleId);
            const { customerId, invitedAs } = await this.persons.invited(inner, companyId, facts);
            const { branchId, role, ownRoleId, language } = facts;
            const saved = await this.connection
                .getRepository(inner, CompanyMember)
                .save(new CompanyMember({ ...(inPlaceOf ? { id: inPlaceOf } : {}), companyId, branchId, role, ownRoleId, language, customerId, invitedAs, acceptedAt: null }));
            await this.audit.record(inner, {
                scope,
                action: 'member.create',
                entity: 'Company',
                entityId: companyId,
                companyId,
                after: { memberId: saved.id, ...facts },
            });
            return this.find(inner, saved.id);
        });
    }

    /** A fresh link; the one sent before stops working. */
    async resendInvitation(ctx: RequestContext, scope: Scope, id: number): Promise<CompanyMember | TeamRefusal> {
        const { companyId } = await this.find(ctx, id);
        return withTx(this.connection, ctx, async inner => {
            await this.lockCompany(inner, scope, companyId);
            const member = await this.find(inner, id);
            const refused = await this.invitations.refuseAgain(inner, member);
            if (refused !== null) return new TeamRefusal(refused);
            await this.invitations.send(inner, member);
            await this.audit.record(inner, {
                scope,
                action: 'member.invite',
                entity: 'Company',
                entityId: companyId,
                companyId,
                after: { memberId: id },
            });
            return member;
        });
    }

    /** Changes what is given. Taking the access away ends the member's sessions and links. */
    async update(ctx: RequestContext, scope: Scope, id: number, changes: MemberChanges): Promise<CompanyMember | TeamRefusal> {
        const { companyId } = await this.find(ctx, id);
        return withTx(this.connection, ctx, async inner => {
            const company = await this.lockCompany(inner, scope, companyId);
            const member = await this.find(inner, id);
            const { active: asked, version, ...given } = changes;
            const place = { entity: 'Company', entityId: companyId, part: { memberId: id } };
            await this.audit.refuseStale(inner, scope, version, { version: member.version, ...place });
            const was = this.factsOf(member);
            const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
            const facts = checked(memberSchema(company.countryCode), { ...was, ...present, ...roleGiven(given) });
            const active = asked ?? member.active;
            await this.checkBranch(inner, companyId, facts.branchId);
            await this.checkRole(inner, companyId, facts.ownRoleId);
            const refused = await this.refuse(inner, member, facts, active);
            if (refused !== null) {
                return refused;
            }
            const { branchId, role, ownRoleId, language } = facts;
            await this.connection.getRepository(inner, CompanyMember).update({ id }, { branchId, role, ownRoleId, language, active });
            if (isRenamed(was, facts)) {
                await this.persons.rename(inner, member, facts);
            }
            if (member.active && !active) {
                await this.endAccess(inner, id);
            }
            await this.audit.record(inner, {
                scope,
                action: member.active === active ? 'member.update' : active ? 'member.activate' : 'member.deactivate',
                entity: 'Company',
                entityId: companyId,
                companyId,
                before: { memberId: id, ...was, active: member.active },
                after: { memberId: id, ...facts, active },
            });
            return this.find(inner, id);
        });
    }

    /** What a member may change of his own: the language of screens and messages. */
    async updateLanguage(ctx: RequestContext, scope: MemberScope, language: CompanyMember['language']): Promise<void> {
        const { memberId, companyId } = scope;
        await withTx(this.connection, ctx, async inner => {
            const before = await this.find(inner, memberId);
            await this.connection.getRepository(inner, CompanyMember).update({ id: memberId }, { language });
            await this.audit.record(inner, {
                scope,
                action: 'member.update',
                entity: 'Company',
                entityId: companyId,
                before: { memberId, language: before.language },
                after: { memberId, language },
            });
        });
    }

    /** A member scope reaches his own company only, and a staff member his customers; another one looks as if it did not exist. */
    async lockCompany(ctx: RequestContext, scope: Scope, id: number): Promise<Company> {
        const own = scope.kind !== 'member' || scope.companyId === id;
        const company = own
            ? await this.connection.getRepository(ctx, Company).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } })
            : null;
        if (company === null || (scope.kind === 'staff' && !reaches(scope, company.managerAdministratorId))) {
            throw new EntityNotFoundError('Company', id);
        }
        return company;
    }

    /** The company is locked, so nobody else is taking its other managers away meanwhile. */
    private async refuse(ctx: RequestContext, member: CompanyMember, facts: MemberFacts, active: boolean): Promise<TeamRefusal | null> {
        const was = this.factsOf(member);
        if (isRenamed(was, facts) && !(await this.persons.isOwn(ctx, member))) {
            return new TeamRefusal('own-details', was.phone === facts.phone ? 'firstName' : 'phone');
        }
        const team = await findTeam(this.connection.getRepository(ctx, CompanyMember).manager, member.companyId);
        const own = facts.ownRoleId === null ? null : await this.connection.getRepository(ctx, CompanyRole).findOneBy({ id: facts.ownRoleId });
        const permissions = new Set(rolePermissions(facts.role, own?.permissions ?? null, facts.branchId));
        const after = team.flatMap(one => {
            if (one.memberId !== member.id) return [one];
            return active ? [{ ...one, branchId: facts.branchId, permissions }] : [];
        });
        const refused = refuseLosingManagers(team.filter(one => one.isIn), after.filter(one => one.isIn));
        return refused === null ? null : new TeamRefusal(refused, active ? 'role' : 'active');
    }

    private async endAccess(ctx: RequestContext, memberId: number): Promise<void> {
        await this.access.endSessionsOfMember(ctx, memberId);
        await this.links.withdraw(ctx, memberId, 'invitation');
        await this.links.withdraw(ctx, memberId, 'password');
        await this.links.withdraw(ctx, memberId, 'email');
    }

    private async checkBranch(ctx: RequestContext, companyId: number, branchId: number | null): Promise<void> {
        if (branchId !== null && !(await this.connection.getRepository(ctx, CompanyBranch).existsBy({ id: branchId, companyId, active: true }))) {
            throw inputError('branchId: not an active branch of this company');
        }
    }

    private async checkRole(ctx: RequestContext, companyId: number, id: number | null): Promise<void> {
        if (id !== null && !(await this.connection.getRepository(ctx, CompanyRole).existsBy({ id, companyId }))) {
            throw inputError('ownRoleId: not a role of this company');
        }
    }

    private factsOf(member: CompanyMember): MemberFacts {
        const { branchId, role, ownRoleId, language } = member;
        return { branchId, role, ownRoleId, language, ...this.persons.detailsOf(member) };
    }
}

/** An own role stands beside the preset that allows least; a preset alone takes the own role away. */
export function roleGiven({ role, ownRoleId }: Pick<MemberChanges, 'role' | 'ownRoleId'>): Pick<MemberChanges, 'role' | 'ownRoleId'> {
    if (ownRoleId != null) return { role: 'buyer', ownRoleId };
    return role == null ? {} : { role, ownRoleId: null };
}

export function refuseStale(found: { version: number }, version: number | null | undefined): void {
    if (version != null && version !== found.version) {
        throw inputError(`version: changed meanwhile (now version ${found.version})`);
    }
}

function isRenamed(one: MemberFacts, other: MemberFacts): boolean {
    return one.firstName !== other.firstName || one.lastName !== other.lastName || one.phone !== other.phone;
}
