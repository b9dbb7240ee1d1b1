import { Injectable } from '@nestjs/common';
import {
    type AuthenticatedSession,
    ConfigService,
    EntityNotFoundError,
    type RequestContext,
    RequestContextService,
    SessionService,
    TransactionalConnection,
    User,
} from '@vendure/core';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

import { type MemberScope, reaches, type Scope, type StaffScope } from '../../../kernel/scope';
import { hashOf, isToken, newToken } from '../../../kernel/token';
import { checked, idempotencyKey, inputError, line, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { actingMinutes, handoverSeconds, refuseActing, refuseHandover } from '../domain/acting';
import { ActingSession } from '../entities/acting-session.entity';
import { CompanyMember } from '../entities/company-member.entity';
import { ActingRefusal } from '../errors';
import { actingOfSession, type ActingRow, actingSessions, findActable, type HandoverRow, lockHandover } from '../queries/acting.query';

const askInput = z.object({ memberId: recordId, reason: line(300), idempotencyKey });
const listInput = z.object({
    companyId: recordId.nullish(),
    openOnly: z.boolean().nullish(),
    skip: z.number().int().min(0).max(100_000).nullish(),
    take: z.number().int().min(1).max(100).nullish(),
});

export type { ActingRow };

export interface ActingHandover {
    token: string;
    expiresAt: Date;
}

/** Staff in a customer's place: an own session, for a reason, for an hour, with a part of the member's rights. */
@Injectable()
export class ActingService {
    constructor(
        private connection: TransactionalConnection,
        private contexts: RequestContextService,
        private sessions: SessionService,
        private config: ConfigService,
        private idempotency: IdempotencyService,
        private audit: AuditService,
    ) {}

    /** A token that carries the staff member from the Dashboard to the portal. Shown once; the database has its hash. */
    async open(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<ActingHandover | ActingRefusal> {
        const { idempotencyKey: key, ...request } = checked(askInput, given);
        const opened = await this.idempotency.run(ctx, scope, 'actForMember', key, request, async inner => {
            const member = await findActable(this.manager(inner), request.memberId);
            if (member === null || !reaches(scope, member.managerAdministratorId)) {
                throw new EntityNotFoundError('CompanyMember', request.memberId);
            }
            const refused = refuseActing({ hasAccount: member.userId !== null && member.accepted, active: member.active });
            if (refused) return new ActingRefusal(refused);
            const { memberId, companyId } = member;
            const [row] = await sql<{ id: number }>(
                this.connection,
                inner,
                `INSERT INTO acting_session ("administratorId", "memberId", "companyId", reason, "handoverUntil")
                 VALUES ($1, $2, $3, $4, now()) RETURNING id`,
                [scope.administratorId, memberId, companyId, request.reason],
            );
            const id = row?.id ?? 0;
            await this.record(inner, scope, 'acting.open', companyId, { memberId, actingSessionId: id }, request.reason);
            return { id };
        });
        return opened instanceof ActingRefusal ? opened : this.handover(ctx, opened.id);
    }

    /** The token is not kept with the answer of the first request: a repeated one gets a fresh token, as long as none was used. */
    private async handover(ctx: RequestContext, id: number): Promise<ActingHandover | ActingRefusal> {
        const token = newToken();
        const [row] = await sql<{ handoverUntil: Date }>(
            this.connection,
            ctx,
            `UPDATE acting_session SET "tokenHash" = $2, "handoverUntil" = now() + make_interval(secs => ${handoverSeconds})
              WHERE id = $1 AND "begunAt" IS NULL AND "endedAt" IS NULL RETURNING "handoverUntil"`,
            [id, hashOf(token)],
        );
        return row === undefined ? new ActingRefusal('token-used') : { token, expiresAt: row.handoverUntil };
    }

    /** Uses the token up and opens the session, which speaks for the member from now on. Gives the session's token. */
    async begin(ctx: RequestContext, token: string): Promise<{ sessionToken: string } | ActingRefusal> {
        if (!isToken(token)) return new ActingRefusal('token-unknown');
        // Without the caller's session: core would put a cart of his into the member's.
        const fresh = await this.contexts.create({ apiType: 'shop', req: ctx.req, channelOrToken: ctx.channel });
        return withTx(this.connection, fresh, async inner => {
            const found = await lockHandover(this.manager(inner), hashOf(token));
            const refused = refuseHandover(found);
            if (refused || found === null) return new ActingRefusal(refused ?? 'token-unknown');
            const session = await this.openSession(inner, found);
            await this.record(inner, scopeOf(found), 'acting.begin', found.companyId, { memberId: found.memberId, minutes: actingMinutes });
            return { sessionToken: session.token };
        });
    }

    private async openSession(ctx: RequestContext, found: HandoverRow): Promise<AuthenticatedSession> {
        const user = await this.connection
            .getRepository(ctx, User)
            .findOneOrFail({ where: { id: found.userId }, relations: { roles: { channels: true } } });
        const session = await this.sessions.createNewAuthenticatedSession(ctx, user, 'acting');
        await sql(
            this.connection,
            ctx,
            `WITH begun AS (
                UPDATE acting_session SET "begunAt" = now(), "tokenHash" = NULL, "sessionId" = $2::int,
                       until = now() + make_interval(mins => ${actingMinutes})
                 WHERE id = $1 RETURNING "memberId", "administratorId", reason, until)
             INSERT INTO portal_session ("sessionId", "memberId", "actingAdministratorId", "actingReason", "actingUntil")
             SELECT $2::int, "memberId", "administratorId", reason, until FROM begun`,
            [found.id, Number(session.id)],
        );
        return session;
    }

    /** The acting that this session is, for the portal's banner. */
    current(ctx: RequestContext, scope: MemberScope): Promise<ActingRow | null> {
        return scope.acting === null ? Promise.resolve(null) : actingOfSession(this.manager(ctx), Number(ctx.session?.id));
    }

    /** Ends the session that asks. */
    async end(ctx: RequestContext, scope: MemberScope): Promise<void> {
        const acting = await this.current(ctx, scope);
        if (acting === null) throw inputError('session: nobody acts for another in it');
        await this.stop(ctx, scope, acting);
    }

    /** Ends one from the Dashboard: his own, or, for whoever manages staff, another's. */
    async endAs(ctx: RequestContext, scope: StaffScope, id: number): Promise<void> {
        const found = await this.connection
            .getRepository(ctx, ActingSession)
            .findOne({ where: { id }, relations: { member: { company: true } } });
        const isOwn = found?.administratorId === scope.administratorId;
        const mayEnd = found !== null && (isOwn || (scope.permissions.has('UpdateAdministrator') && reaches(scope, found.member.company.managerAdministratorId)));
        if (!mayEnd) throw new EntityNotFoundError('ActingSession', id);
        await this.stop(ctx, scope, found);
    }

    async list(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<{ items: ActingRow[]; totalItems: number }> {
        const { companyId, openOnly, skip, take } = checked(listInput, given ?? {});
        const items = await actingSessions(this.manager(ctx), {
            managers: scope.reach,
            companyId: companyId ?? null,
            openOnly: openOnly ?? false,
            skip: skip ?? 0,
            take: take ?? 25,
        });
        return { items, totalItems: items[0]?.total ?? 0 };
    }

    private async stop(ctx: RequestContext, scope: Scope, { id, companyId, memberId }: Pick<ActingRow, 'id' | 'companyId' | 'memberId'>): Promise<void> {
        const ended = await withTx(this.connection, ctx, async inner => {
            const [row] = await sql<{ sessionId: number | null }>(
                this.connection,
                inner,
                `UPDATE acting_session SET "endedAt" = now(), "tokenHash" = NULL WHERE id = $1 AND "endedAt" IS NULL RETURNING "sessionId"`,
                [id],
            );
            if (row === undefined) return [];
            await this.record(inner, scope, 'acting.end', companyId, { memberId, actingSessionId: id });
            return sql<{ token: string }>(this.connection, inner, 'DELETE FROM session WHERE id = $1 RETURNING token', [row.sessionId]);
        });
        for (const { token } of ended) {
            await this.config.authOptions.sessionCacheStrategy.delete(token);
        }
    }

    private record(ctx: RequestContext, scope: Scope, action: string, companyId: number, after: object, reason?: string): Promise<void> {
        return this.audit.record(ctx, { scope, action, entity: 'Company', entityId: companyId, companyId, after, reason });
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, CompanyMember).manager;
    }
}

/** What the audit log needs to know of who begins, before there is a session to ask. */
function scopeOf({ companyId, memberId, customerId, userId, administratorId, reason }: HandoverRow): MemberScope {
    const ids = { companyId, branchId: null, memberId, customerId, userId };
    return { kind: 'member', ...ids, permissions: new Set(), currencyCode: '', acting: { administratorId, reason } };
}
