import { Injectable } from '@nestjs/common';
import { ConfigService, type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';

/** Ends what a staff member holds open: the Dashboard, and the portals in which he acts for members. */
@Injectable()
export class StaffSessions {
    constructor(
        private connection: TransactionalConnection,
        private config: ConfigService,
    ) {}

    async end(ctx: RequestContext, administratorId: number): Promise<void> {
        const ended = await sql<{ token: string }>(
            this.connection,
            ctx,
            `DELETE FROM session s WHERE s."userId" = (SELECT a."userId" FROM administrator a WHERE a.id = $1)
                OR s.id IN (SELECT acting."sessionId" FROM acting_session acting WHERE acting."administratorId" = $1 AND acting."endedAt" IS NULL)
             RETURNING s.token`,
            [administratorId],
        );
        await sql(this.connection, ctx, 'UPDATE staff_sign_in_ticket SET "usedAt" = now() WHERE "administratorId" = $1 AND "usedAt" IS NULL', [administratorId]);
        for (const { token } of ended) await this.config.authOptions.sessionCacheStrategy.delete(token);
    }
}
