import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { hashOf, isToken, newToken } from '../../../kernel/token';
import { sql } from '../../../kernel/vendure-sql';
import type { LinkFacts } from '../domain/approval-link';

const lifetimeDays = 7;
/** So long after its end a link still says what became of it; then it is unknown. */
const keptDays = 30;

export interface OpenedLink extends Omit<LinkFacts, 'mayAct'> {
    id: number;
    memberId: number;
    companyId: number;
    orderId: number;
}

/** The links in mails that ask for approval. The token itself is in the mail only. */
@Injectable()
export class ApprovalLinks {
    constructor(private connection: TransactionalConnection) {}

    /** A fresh token for one person, the order's request and the level that is asked. */
    async issue(ctx: RequestContext, { orderId, memberId, level }: { orderId: number; memberId: number; level: number }): Promise<string> {
        const token = newToken();
        await sql(
            this.connection,
            ctx,
            `INSERT INTO approval_link ("requestId", "memberId", level, "tokenHash", "expiresAt")
             SELECT r.id, $2, $3, $4, now() + interval '${lifetimeDays} days' FROM approval_request r WHERE r."orderId" = $1`,
            [orderId, memberId, level, hashOf(token)],
        );
        return token;
    }

    find(ctx: RequestContext, token: string): Promise<OpenedLink | null> {
        return this.read(ctx, token, '');
    }

    /** Held until the transaction ends: of two clicks the second waits for the first. */
    lock(ctx: RequestContext, token: string): Promise<OpenedLink | null> {
        return this.read(ctx, token, 'FOR UPDATE OF l');
    }

    async use(ctx: RequestContext, id: number): Promise<void> {
        await sql(this.connection, ctx, 'UPDATE approval_link SET "usedAt" = now(), "updatedAt" = now() WHERE id = $1 AND "usedAt" IS NULL', [id]);
    }

    async forgetDead(ctx: RequestContext): Promise<void> {
        await sql(this.connection, ctx, `DELETE FROM approval_link WHERE "expiresAt" < now() - interval '${keptDays} days'`, []);
    }

    private async read(ctx: RequestContext, token: string, lock: string): Promise<OpenedLink | null> {
        const rows = await sql<OpenedLink>(
            this.connection,
            ctx,
            `SELECT l.id, l."memberId", l.level, l."usedAt" IS NOT NULL AS "isUsed", l."expiresAt" <= now() AS "isExpired",
                    r."companyId", r."orderId", r.state, r.level AS "stateLevel"
               FROM approval_link l JOIN approval_request r ON r.id = l."requestId" WHERE l."tokenHash" = $1 ${lock}`,
            [hashOf(isToken(token) ? token : '')],
        );
        return rows[0] ?? null;
    }
}
