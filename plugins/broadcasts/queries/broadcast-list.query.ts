import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import type { BroadcastState } from '../domain/broadcast-states';
import type { BroadcastText } from '../domain/broadcast-texts';

export interface BroadcastRow {
    id: number;
    state: BroadcastState;
    texts: BroadcastText[];
    createdAt: Date;
    sendAt: Date | null;
    sentAt: Date | null;
    writtenBy: string;
    recipients: number;
    readers: number;
    total: number;
}

/** Of whoever sees all companies all, of others their own. */
export function broadcastRows(connection: TransactionalConnection, ctx: RequestContext, writerId: number | null, skip: number, take: number): Promise<BroadcastRow[]> {
    return sql<BroadcastRow>(
        connection,
        ctx,
        `WITH page AS (SELECT b.id, count(*) OVER ()::int AS total FROM broadcast b WHERE $1::int IS NULL OR b."writtenByAdministratorId" = $1 ORDER BY b.id DESC LIMIT $2 OFFSET $3)
         SELECT b.id, b.state, b.texts, b."createdAt", b."sendAt", b."sentAt", trim(a."firstName" || ' ' || a."lastName") AS "writtenBy", p.total,
                r.recipients, r.readers
           FROM page p JOIN broadcast b ON b.id = p.id LEFT JOIN administrator a ON a.id = b."writtenByAdministratorId"
           CROSS JOIN LATERAL (SELECT count(*)::int AS recipients, count(x."readAt")::int AS readers FROM broadcast_recipient x WHERE x."broadcastId" = b.id) r
          ORDER BY b.id DESC`,
        [writerId, take, skip],
    );
}

export interface RecipientRow {
    companyName: string;
    name: string;
    readAt: Date | null;
    total: number;
}

export function recipientRows(connection: TransactionalConnection, ctx: RequestContext, broadcastId: number, skip: number, take: number): Promise<RecipientRow[]> {
    return sql<RecipientRow>(
        connection,
        ctx,
        `SELECT c.name AS "companyName", trim(cu."firstName" || ' ' || cu."lastName") AS name, r."readAt", count(*) OVER ()::int AS total
           FROM broadcast_recipient r JOIN company c ON c.id = r."companyId" JOIN company_member m ON m.id = r."memberId" JOIN customer cu ON cu.id = m."customerId"
          WHERE r."broadcastId" = $1 ORDER BY r."readAt" IS NULL DESC, c.name, r.id LIMIT $2 OFFSET $3`,
        [broadcastId, take, skip],
    );
}

export interface MyBroadcastRow {
    id: number;
    texts: BroadcastText[];
    banner: boolean;
    at: Date;
    readAt: Date | null;
    total: number;
}

/** What the firm wrote to a member and did not take back. */
export function myBroadcastRows(connection: TransactionalConnection, ctx: RequestContext, memberId: number, unreadBanner: boolean, skip: number, take: number): Promise<MyBroadcastRow[]> {
    return sql<MyBroadcastRow>(
        connection,
        ctx,
        `SELECT b.id, b.texts, b.banner, r."createdAt" AS at, r."readAt", count(*) OVER ()::int AS total FROM broadcast_recipient r JOIN broadcast b ON b.id = r."broadcastId"
          WHERE r."memberId" = $1 AND b.state <> 'withdrawn' AND (NOT $2::boolean OR b.banner AND r."readAt" IS NULL) ORDER BY r.id DESC LIMIT $3 OFFSET $4`,
        [memberId, unreadBanner, take, skip],
    );
}
