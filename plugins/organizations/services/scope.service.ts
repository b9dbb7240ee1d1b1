import { Injectable } from '@nestjs/common';
import { ForbiddenError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { sql } from '../../../kernel/vendure-sql';
import { StaffScopeService } from '../../staff';
import { guestPermissions } from '../domain/access-modes';
import { permissionsWhileActing } from '../domain/acting';
import { memberPermissionsOf } from '../domain/member-roles';
import { CompanyMember } from '../entities/company-member.entity';
import { findMemberScope, type MemberScopeRow, settleMembership } from '../queries/member-scope.query';

interface Resolved {
    userId: number;
    member?: Promise<MemberScope | null>;
    staff?: Promise<StaffScope | null>;
}

/** On whose behalf the request speaks: asked of the database once a request, never of the session's content. */
@Injectable()
export class ScopeService {
    /** By HTTP request, because Vendure makes a context for each root field; by context where there is no request. */
    private readonly resolved = new WeakMap<object, Resolved>();

    constructor(
        private connection: TransactionalConnection,
        private staffScopes: StaffScopeService,
    ) {}

    /** The signed-in member of an active company; anybody else is forbidden. */
    async member(ctx: RequestContext): Promise<MemberScope> {
        const scope = await this.tryMember(ctx);
        if (scope === null) {
            throw new ForbiddenError();
        }
        return scope;
    }

    async tryMember(ctx: RequestContext): Promise<MemberScope | null> {
        const known = this.knownOf(ctx);
        return known === null ? null : (known.member ??= this.findMember(ctx, known.userId));
    }

    /** What the member may do at this moment, for whom a link of his speaks instead of a session; null when he may not act at all. */
    async ofMember(ctx: RequestContext, memberId: number): Promise<MemberScope | null> {
        const [person] = await sql<{ userId: number }>(
            this.connection,
            ctx,
            'SELECT cu."userId" FROM company_member m JOIN customer cu ON cu.id = m."customerId" WHERE m.id = $1 AND cu."userId" IS NOT NULL',
            [memberId],
        );
        const { manager } = this.connection.getRepository(ctx, CompanyMember);
        const row = person === undefined ? null : await findMemberScope(manager, person.userId, null, memberId);
        return row === null ? null : scopeOf(row);
    }

    /** The signed-in staff member; anybody else is forbidden. */
    async staff(ctx: RequestContext): Promise<StaffScope> {
        const scope = await this.tryStaff(ctx);
        if (scope === null) {
            throw new ForbiddenError();
        }
        return scope;
    }

    /** What the request has found out holds no longer: its session speaks for another membership now. */
    forget(ctx: RequestContext): void {
        this.resolved.delete(ctx.req ?? ctx);
    }

    async tryStaff(ctx: RequestContext): Promise<StaffScope | null> {
        const known = this.knownOf(ctx);
        return known === null ? null : (known.staff ??= this.staffScopes.find(ctx));
    }

    private knownOf(ctx: RequestContext): Resolved | null {
        const userId = Number(ctx.activeUserId);
        if (!Number.isInteger(userId)) {
            return null;
        }
        const key = ctx.req ?? ctx;
        const known = this.resolved.get(key);
        // A login or logout within the request makes the earlier answer another person's.
        if (known?.userId === userId) {
            return known;
        }
        const fresh: Resolved = { userId };
        this.resolved.set(key, fresh);
        return fresh;
    }

    private async findMember(ctx: RequestContext, userId: number): Promise<MemberScope | null> {
        // Contexts that jobs and seeds make for a user carry a session that is in no table.
        const sessionId = Number(ctx.session?.id);
        const row = await this.settled(userId, Number.isInteger(sessionId) ? sessionId : null);
        return row === null ? null : scopeOf(row);
    }

    /** A person of several companies: what his other sessions choose must not move this one, so it is written down at first use. */
    private async settled(userId: number, sessionId: number | null): Promise<MemberScopeRow | null> {
        const { manager } = this.connection.rawConnection;
        const row = await findMemberScope(manager, userId, sessionId);
        if (row === null || row.isSettled || sessionId === null) {
            return row;
        }
        await settleMembership(manager, sessionId, row.memberId);
        return findMemberScope(manager, userId, sessionId);
    }
}

function scopeOf(row: MemberScopeRow): MemberScope {
    const { memberId, companyId, branchId, customerId, userId, currencyCode, isGuest, actingAdministratorId, actingReason } = row;
    const acting = actingAdministratorId === null ? null : { administratorId: actingAdministratorId, reason: actingReason ?? '' };
    const permissions = isGuest ? guestPermissions(row.accessMode) : permissionsOf(row);
    const ids = { companyId, branchId, memberId, customerId, userId, currencyCode };
    const found = { kind: 'member' as const, ...ids, permissions: acting === null ? permissions : permissionsWhileActing(permissions), acting };
    return isGuest ? { ...found, isGuest } : found;
}

/** Customers of his own are managed by nobody whose company is no distributor. */
function permissionsOf({ role, ownPermissions, orderingEnabled, isDistributor, branchId }: MemberScopeRow): MemberScope['permissions'] {
    const permissions = memberPermissionsOf(role, orderingEnabled, ownPermissions, branchId);
    return isDistributor ? permissions : new Set([...permissions].filter(permission => permission !== 'manage-customers'));
}
