import { Injectable } from '@nestjs/common';
import { ConfigService, type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';

/** Ends what staff members hold open: the Dashboard, and the portals in which they act for members. */
@Injectable()
export class StaffSessions {
    constructor(
        private connection: TransactionalConnection,
        private config: ConfigService,
    ) {}

    async end(ctx: RequestContext, administratorIds: readonly number[]): Promise<void> {
        const ended = await sql<{ token: string }>(
            this.connection,
            ctx,
            `DELETE FROM session s WHERE s."userId" IN (SELECT a."userId" FROM administrator a WHERE a.id = ANY($1::int[]))
                OR s.id IN (SELECT acting."sessionId" FROM acting_session acting WHERE acting."administratorId" = ANY($1::int[]) AND acting."endedAt" IS NULL)
             RETURNING s.token`,
            [administratorIds],
        );
        await sql(this.connection, ctx, 'UPDATE staff_sign_in_ticket SET "usedAt" = now() WHERE "administratorId" = ANY($1::int[]) AND "usedAt" IS NULL', [administratorIds]);
        for (const { token } of ended) await this.config.authOptions.sessionCacheStrategy.delete(token);
    }
}
