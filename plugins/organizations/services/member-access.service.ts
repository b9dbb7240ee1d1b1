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
        await this.forget(ended);
    }

    async endSessionsOfMember(ctx: RequestContext, memberId: number): Promise<void> {
        await this.endSessions(ctx, 'm.id = $1', memberId);
    }

    async endSessionsOfCompany(ctx: RequestContext, companyId: number): Promise<void> {
        await this.endSessions(ctx, 'm."companyId" = $1', companyId);
    }

    async endSessionsOfCompanies(ctx: RequestContext, companyIds: readonly number[]): Promise<void> {
        await this.endSessions(ctx, 'm."companyId" = ANY($1::int[])', companyIds);
    }

    async endSessionsOfBranch(ctx: RequestContext, branchId: number): Promise<void> {
        await this.endSessions(ctx, 'm."branchId" = $1', branchId);
    }

    /** What speaks for the membership, or has not said for which one it speaks. What a person holds open for another company stays. */
    private async endSessions(ctx: RequestContext, condition: string, id: number | readonly number[]): Promise<void> {
        const ended = await sql<{ token: string }>(
            this.connection,
            ctx,
            `WITH ended AS (
                DELETE FROM session s USING company_member m, customer cu
                WHERE ${condition} AND cu.id = m."customerId" AND s."userId" = cu."userId"
                  AND NOT EXISTS (SELECT 1 FROM portal_session ps WHERE ps."sessionId" = s.id AND ps."memberId" <> m.id)
                RETURNING s.token)
             SELECT token FROM ended`,
            [id],
        );
        await this.forget(ended);
    }

    private async forget(ended: ReadonlyArray<{ token: string }>): Promise<void> {
        for (const { token } of ended) {
            await this.config.authOptions.sessionCacheStrategy.delete(token);
        }
    }
}
