import { Injectable } from '@nestjs/common';
import {
    AuthService,
    type AuthenticatedSession,
    ConfigService,
    InvalidCredentialsError,
    isGraphQlErrorResult,
    type RequestContext,
    RequestContextService,
    SessionService,
    TransactionalConnection,
    User,
} from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { hashOf, isToken, newToken } from '../../../kernel/token';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { type Enrolment, SecondFactorService } from './second-factor.service';
import { SecondFactorNeeded, SecondFactorRefusal } from '../errors';

type Credentials = { username: string; password: string };
type LoginError = Exclude<Awaited<ReturnType<AuthService['authenticate']>>, AuthenticatedSession>;

interface Ticket {
    id: number;
    administratorId: number;
    userId: number;
}

const ticketMinutes = 10;

/** Staff sign in with a password and, where they have one or must have one, a second factor. Until both are there is no session. */
@Injectable()
export class SignInService {
    constructor(
        private connection: TransactionalConnection,
        private authentication: AuthService,
        private sessions: SessionService,
        private contexts: RequestContextService,
        private config: ConfigService,
        private factors: SecondFactorService,
        private audit: AuditService,
    ) {}

    async signIn(ctx: RequestContext, { username, password }: Credentials): Promise<AuthenticatedSession | SecondFactorNeeded | LoginError> {
        const session = await this.authentication.authenticate(ctx, 'admin', 'native', { username, password });
        if (isGraphQlErrorResult(session as never)) return session;
        const opened = session as AuthenticatedSession;
        const [staff] = await sql<{ administratorId: number; blocked: boolean }>(
            this.connection,
            ctx,
            `SELECT a.id AS "administratorId", sm."blockedAt" IS NOT NULL AS blocked FROM administrator a LEFT JOIN staff_member sm ON sm."administratorId" = a.id
              WHERE a."userId" = $1 AND a."deletedAt" IS NULL`,
            [opened.user.id],
        );
        // Whoever is blocked learns no more than whoever has the password wrong.
        if (staff === undefined || staff.blocked) {
            await this.close(ctx, opened);
            return new InvalidCredentialsError({ authenticationError: '' });
        }
        const { enabled, required } = await this.factors.state(ctx, staff.administratorId);
        if (!enabled && !required) return opened;
        await this.close(ctx, opened);
        return new SecondFactorNeeded(await this.issue(ctx, staff.administratorId), enabled ? 'code' : 'enrol');
    }

    /** What the app is to be fed with, for somebody whose role asks for a second factor that he has not yet. */
    async enrolment(ctx: RequestContext, token: string): Promise<Enrolment | SecondFactorRefusal> {
        const ticket = await this.ticket(ctx, token);
        return ticket === null ? new SecondFactorRefusal('expired') : this.factors.begin(ctx, ticket.administratorId);
    }

    /** Whether a half sign-in waits for its code, and whether the second factor is still to be set up. */
    async pending(ctx: RequestContext, token: string): Promise<{ enrol: boolean } | null> {
        const ticket = await this.ticket(ctx, token);
        return ticket === null ? null : { enrol: !(await this.factors.state(ctx, ticket.administratorId)).enabled };
    }

    /** The second half, told to the log as the first half is by the edge. */
    async confirm(ctx: RequestContext, token: string, code: string): Promise<{ session: AuthenticatedSession; recoveryCodes: string[] } | SecondFactorRefusal> {
        const ticket = await this.ticket(ctx, token);
        // A ticket that is none is nobody's sign-in, and whoever makes tickets up does not fill the log.
        if (ticket === null) return new SecondFactorRefusal('expired');
        const answer = await this.take(ctx, token, code);
        const id = ctx.req?.headers['x-request-id'];
        await this.audit.recordAccess({
            action: answer instanceof SecondFactorRefusal ? 'sign-in.failure' : 'sign-in.success',
            actor: `staff:${ticket.administratorId}`,
            actorName: null,
            entity: 'Session',
            entityId: 'admin.confirmSignIn',
            after: { address: ctx.req?.ip ?? null },
            requestId: typeof id === 'string' ? id.slice(0, 100) : null,
            eachTime: true,
        });
        return answer;
    }

    /** The code opens the session, and the first one ever turns the second factor on. */
    private async take(ctx: RequestContext, token: string, code: string): Promise<{ session: AuthenticatedSession; recoveryCodes: string[] } | SecondFactorRefusal> {
        const fresh = await this.contexts.create({ apiType: 'admin', req: ctx.req, channelOrToken: ctx.channel });
        return withTx(this.connection, fresh, async inner => {
            const ticket = await this.ticket(inner, token);
            if (ticket === null) return new SecondFactorRefusal('expired');
            const { enabled } = await this.factors.state(inner, ticket.administratorId);
            const refused = await this.factors.check(inner, ticket.administratorId, code, enabled ? {} : { mayBeUnconfirmed: true });
            if (refused) return refused;
            const used = await sql(this.connection, inner, 'UPDATE staff_sign_in_ticket SET "usedAt" = now() WHERE id = $1 AND "usedAt" IS NULL RETURNING id', [ticket.id]);
            if (used.length === 0) return new SecondFactorRefusal('expired');
            const recoveryCodes = enabled ? [] : await this.factors.turnOn(inner, scopeOf(ticket));
            const user = await this.connection.getRepository(inner, User).findOneOrFail({ where: { id: ticket.userId }, relations: { roles: { channels: true } } });
            return { session: await this.sessions.createNewAuthenticatedSession(inner, user, 'native'), recoveryCodes };
        });
    }

    private async issue(ctx: RequestContext, administratorId: number): Promise<string> {
        const token = newToken();
        await sql(
            this.connection,
            ctx,
            `INSERT INTO staff_sign_in_ticket ("administratorId", "tokenHash", "expiresAt") VALUES ($1, $2, now() + make_interval(mins => ${ticketMinutes}))`,
            [administratorId, hashOf(token)],
        );
        await sql(this.connection, ctx, `DELETE FROM staff_sign_in_ticket WHERE "administratorId" = $1 AND "expiresAt" < now() - interval '1 day'`, [administratorId]);
        return token;
    }

    private async ticket(ctx: RequestContext, token: string): Promise<Ticket | null> {
        if (!isToken(token)) return null;
        const [row] = await sql<Ticket>(
            this.connection,
            ctx,
            `SELECT t.id, t."administratorId", a."userId" FROM staff_sign_in_ticket t JOIN administrator a ON a.id = t."administratorId" AND a."deletedAt" IS NULL
               LEFT JOIN staff_member sm ON sm."administratorId" = a.id
              WHERE t."tokenHash" = $1 AND t."usedAt" IS NULL AND t."expiresAt" > now() AND sm."blockedAt" IS NULL`,
            [hashOf(token)],
        );
        return row ?? null;
    }

    private async close(ctx: RequestContext, session: AuthenticatedSession): Promise<void> {
        await sql(this.connection, ctx, 'DELETE FROM session WHERE id = $1', [session.id]);
        await this.config.authOptions.sessionCacheStrategy.delete(session.token);
    }
}

function scopeOf({ administratorId, userId }: Ticket): StaffScope {
    return { kind: 'staff', administratorId, userId, permissions: new Set(), reach: [] };
}
