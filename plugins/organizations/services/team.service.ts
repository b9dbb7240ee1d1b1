import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { In } from 'typeorm';
import { z } from 'zod';

import type { MemberScope } from '../../../kernel/scope';
import { checked, optional, recordId } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { IdempotencyService } from '../../outbox';
import { type MemberRole, memberRoles } from '../domain/member-roles';
import { reaches, refuseManaging, type TeamPerson } from '../domain/team-authority';
import type { CompanyBranch } from '../entities/company-branch.entity';
import { CompanyMember } from '../entities/company-member.entity';
import { TeamRefusal } from '../errors';
import { findTeamPage } from '../queries/team-list.query';
import type { TeamMate } from '../queries/team-people.query';
import type { MemberInput } from './input-schemas';
import { type MemberChanges, MemberService, roleGiven } from './member.service';
import { type PersonDetails, PersonService } from './person.service';
import { TeamAuthorityService } from './team-authority.service';

const listInput = z.object({
    skip: z.number().int().min(0).max(1_000_000).nullish(),
    take: z.number().int().min(1).max(100).nullish(),
    term: z.string().max(100).nullish(),
});
const wishInput = z.object({ branchId: optional(recordId), role: z.enum(memberRoles).nullish(), ownRoleId: optional(recordId) });

export type TeamListInput = z.input<typeof listInput>;
export type TeamInvitation = MemberInput & { idempotencyKey: string };

export interface TeamMemberView extends PersonDetails {
    id: number;
    branch: CompanyBranch | null;
    role: MemberRole;
    ownRoleId: number | null;
    ownRoleName: string | null;
    language: string;
    active: boolean;
    acceptedAt: Date | null;
    version: number;
    isSelf: boolean;
    mayChange: boolean;
    mayRename: boolean;
}

/** What members do with the people of their own company, each within his reach and with no more than he has himself. */
@Injectable()
export class TeamService {
    constructor(
        private connection: TransactionalConnection,
        private idempotency: IdempotencyService,
        private members: MemberService,
        private authority: TeamAuthorityService,
        private persons: PersonService,
    ) {}

    async list(ctx: RequestContext, scope: MemberScope, input: TeamListInput): Promise<{ items: TeamMemberView[]; totalItems: number }> {
        const { skip, take, term } = checked(listInput, input);
        const { manager, team } = await this.authority.standing(ctx, scope);
        const page = await findTeamPage(this.repository(ctx).manager, {
            companyId: scope.companyId,
            branch: manager.permissions.has('see-whole-company') ? undefined : { id: manager.branchId },
            term: term ?? '',
            skip: skip ?? 0,
            take: take ?? 20,
        });
        const found = await this.repository(ctx).find({
            where: { id: In(page.ids), companyId: scope.companyId },
            relations: { customer: true, branch: true, ownRole: true },
        });
        const byId = new Map(found.map(member => [member.id, member]));
        const own = await this.persons.own(ctx, found);
        const items = page.ids.flatMap(id => byId.get(id) ?? []);
        return { items: items.map(member => this.view(manager, team, own, member)), totalItems: page.totalItems };
    }

    async invite(ctx: RequestContext, scope: MemberScope, input: TeamInvitation): Promise<TeamMemberView | TeamRefusal> {
        const { idempotencyKey, ...member } = input;
        const answer = await this.idempotency.run(ctx, scope, 'inviteTeamMember', idempotencyKey, member, async inner => {
            await this.members.lockCompany(inner, scope, scope.companyId);
            const { manager } = await this.authority.standing(inner, scope);
            const refused = await this.refuseWish(inner, manager, scope, { branchId: null, ...member });
            if (refused !== null) return refused;
            const made = await this.members.invite(inner, scope, { ...member, companyId: scope.companyId });
            return { id: made.id };
        });
        return answer instanceof TeamRefusal ? answer : this.one(ctx, scope, answer.id);
    }

    resend(ctx: RequestContext, scope: MemberScope, id: number): Promise<TeamMemberView | TeamRefusal> {
        return this.change(ctx, scope, id, inner => this.members.resendInvitation(inner, scope, id));
    }

    update(ctx: RequestContext, scope: MemberScope, id: number, changes: MemberChanges): Promise<TeamMemberView | TeamRefusal> {
        return this.change(ctx, scope, id, async (inner, manager) => {
            const refused = await this.refuseWish(inner, manager, scope, changes);
            return refused ?? this.members.update(inner, scope, id, changes);
        });
    }

    /** The member is the company's and within the manager's reach, else not found; and may do no more than he. */
    private async change(
        ctx: RequestContext,
        scope: MemberScope,
        id: number,
        work: (ctx: RequestContext, manager: TeamPerson) => Promise<CompanyMember | TeamRefusal>,
    ): Promise<TeamMemberView | TeamRefusal> {
        const done = await withTx(this.connection, ctx, async inner => {
            await this.members.lockCompany(inner, scope, scope.companyId);
            const { manager, team } = await this.authority.standing(inner, scope);
            const person = team.find(({ memberId }) => memberId === id);
            if (person === undefined || !reaches(manager, person.branchId)) {
                throw new EntityNotFoundError('CompanyMember', id);
            }
            const refused = refuseManaging(manager, person);
            return refused === null ? work(inner, manager) : new TeamRefusal(refused);
        });
        return done instanceof TeamRefusal ? done : this.one(ctx, scope, id);
    }

    private async refuseWish(ctx: RequestContext, manager: TeamPerson, scope: MemberScope, wish: Partial<MemberInput>): Promise<TeamRefusal | null> {
        const { branchId, role, ownRoleId } = checked(wishInput, { branchId: wish.branchId, ...roleGiven(wish) });
        if (wish.branchId !== undefined && !reaches(manager, branchId)) {
            return new TeamRefusal('other-branch', 'branchId');
        }
        if (role == null) return null;
        // Who does not see the whole company manages people of his own branch only, so that a wish without a branch is for his.
        const stays = wish.branchId === undefined ? manager.branchId : branchId;
        const permissions = await this.authority.permissionsOf(ctx, scope.companyId, role, ownRoleId, stays);
        return this.authority.refuseGrant(manager, permissions, 'role');
    }

    /** After a change of his own the asker may be out of his own sight: then he is told what he did, and no more. */
    private async one(ctx: RequestContext, scope: MemberScope, id: number): Promise<TeamMemberView> {
        const team = await this.authority.team(ctx, scope.companyId);
        const me = team.find(({ memberId }) => memberId === scope.memberId);
        const member = await this.members.find(ctx, id);
        return this.view(me ?? { ...scope, permissions: new Set() }, team, await this.persons.own(ctx, [member]), member);
    }

    private view(manager: TeamPerson, team: readonly TeamMate[], own: ReadonlySet<number>, member: CompanyMember): TeamMemberView {
        const { id, branch, role, ownRoleId, ownRole, language, active, acceptedAt, version } = member;
        const person = team.find(({ memberId }) => memberId === id);
        const mayChange = person !== undefined && manager.permissions.has('manage-members') && refuseManaging(manager, person) === null;
        return {
            ...this.persons.detailsOf(member),
            ...{ id, branch, role, ownRoleId, ownRoleName: ownRole?.name ?? null, language, active, acceptedAt, version },
            isSelf: id === manager.memberId,
            mayChange,
            mayRename: mayChange && own.has(id),
        };
    }

    private repository(ctx: RequestContext) {
        return this.connection.getRepository(ctx, CompanyMember);
    }
}
