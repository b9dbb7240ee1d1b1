import { Injectable } from '@nestjs/common';
import { ConfigService, type RequestContext, SessionService, TransactionalConnection, User } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';

/** Ends what members hold open: sessions and links. */
@Injectable()
export class MemberAccessService {
    constructor(
        private connection: TransactionalConnection,
        private sessions: SessionService,
        private config: ConfigService,
    ) {}

    async endSessionsOfUser(ctx: RequestContext, userId: number): Promise<void> {
        await this.sessions.deleteSessionsByUser(ctx, new User({ id: userId }));
    }

    /** All but the session that asks, so that a new password shuts out everybody else. */
    async endOtherSessionsOfUser(ctx: RequestContext, userId: number): Promise<void> {
        const ended = await sql<{ token: string }>(
            this.connection,
            ctx,
            'WITH ended AS (DELETE FROM session WHERE "userId" = $1 AND token <> $2 RETURNING token) SELECT token FROM ended',
            [userId, ctx.session?.token ?? ''],
        );
        for (const { token } of ended) {
            await this.config.authOptions.sessionCacheStrategy.delete(token);
        }
    }

    async endSessionsOfMember(ctx: RequestContext, memberId: number): Promise<void> {
        await this.endSessions(ctx, 'm.id = $1', memberId);
    }

    async endSessionsOfCompany(ctx: RequestContext, companyId: number): Promise<void> {
        await this.endSessions(ctx, 'm."companyId" = $1', companyId);
    }

    async endSessionsOfBranch(ctx: RequestContext, branchId: number): Promise<void> {
        await this.endSessions(ctx, 'm."branchId" = $1', branchId);
    }

    private async endSessions(ctx: RequestContext, condition: string, id: number): Promise<void> {
        const users = await sql<{ userId: number }>(
            this.connection,
            ctx,
            `SELECT DISTINCT cu."userId" FROM company_member m
             JOIN customer cu ON cu.id = m."customerId" JOIN session s ON s."userId" = cu."userId"
             WHERE ${condition}`,
            [id],
        );
        for (const { userId } of users) {
            await this.endSessionsOfUser(ctx, userId);
        }
    }
}
