import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { hashOf, newToken } from '../../../kernel/token';
import { sql } from '../../../kernel/vendure-sql';
import { accessLinkRefusal, type AccessLinkRefusalReason } from '../domain/access-link';
import type { AccessLinkPurpose } from '../entities/access-link.entity';

const lifetimeHours: Record<AccessLinkPurpose, number> = { invitation: 7 * 24, password: 1, email: 24 };

export interface OpenLink {
    memberId: number;
    firstName: string;
    companyName: string;
    emailAddress: string;
    /** The user who signs in with a password as this person already; null for somebody who has none yet. */
    accountUserId: number | null;
    newAddress: string | null;
    refusal: AccessLinkRefusalReason | null;
}

/** One-time links for members. The token itself goes into the message only; here is its hash. */
@Injectable()
export class AccessLinkService {
    constructor(private connection: TransactionalConnection) {}

    /** A fresh token. Earlier links of the same purpose stop working: the newest message is the one that counts. */
    async issue(ctx: RequestContext, memberId: number, purpose: AccessLinkPurpose, newAddress: string | null = null): Promise<string> {
        await this.withdraw(ctx, memberId, purpose);
        const token = newToken();
        await sql(
            this.connection,
            ctx,
            `INSERT INTO access_link ("memberId", purpose, "tokenHash", "expiresAt", "newAddress") VALUES ($1, $2, $3, now() + make_interval(hours => $4), $5)`,
            [memberId, purpose, hashOf(token), lifetimeHours[purpose], newAddress],
        );
        return token;
    }

    async withdraw(ctx: RequestContext, memberId: number, purpose: AccessLinkPurpose): Promise<void> {
        await sql(
            this.connection,
            ctx,
            'UPDATE access_link SET "usedAt" = now() WHERE "memberId" = $1 AND purpose = $2 AND "usedAt" IS NULL',
            [memberId, purpose],
        );
    }

    /** Ends whatever links of that kind are under way to the person, through whichever of his companies. */
    async withdrawOfPerson(ctx: RequestContext, customerId: number, purpose: AccessLinkPurpose): Promise<void> {
        await sql(
            this.connection,
            ctx,
            `UPDATE access_link l SET "usedAt" = now() FROM company_member m
             WHERE m.id = l."memberId" AND m."customerId" = $1 AND l.purpose = $2 AND l."usedAt" IS NULL`,
            [customerId, purpose],
        );
    }

    /** What the link is, without using it. */
    async peek(ctx: RequestContext, token: string, purpose: AccessLinkPurpose): Promise<OpenLink | null> {
        const [row] = await sql<Omit<OpenLink, 'refusal'> & { usedAt: Date | null; expired: boolean; active: boolean }>(
            this.connection,
            ctx,
            `SELECT l."memberId", l."newAddress", COALESCE(m."invitedAs"->>'firstName', cu."firstName") AS "firstName", cu."emailAddress",
                    c.name AS "companyName", l."usedAt", l."expiresAt" <= now() AS expired,
                    (SELECT u.id FROM "user" u JOIN authentication_method a ON a."userId" = u.id
                      WHERE u.id = cu."userId" AND u."deletedAt" IS NULL AND a."passwordHash" <> '' LIMIT 1) AS "accountUserId",
                    (m.active AND c.active AND COALESCE(b.active, true) AND cu."deletedAt" IS NULL) AS active
             FROM access_link l JOIN company_member m ON m.id = l."memberId" JOIN company c ON c.id = m."companyId"
             JOIN customer cu ON cu.id = m."customerId" LEFT JOIN company_branch b ON b.id = m."branchId"
             WHERE l."tokenHash" = $1 AND l.purpose = $2`,
            [hashOf(token), purpose],
        );
        if (row === undefined) {
            return null;
        }
        const { usedAt, expired, active, ...link } = row;
        return { ...link, refusal: accessLinkRefusal({ usedAt, expired, active }) };
    }

    /** Uses the link up. Of parallel calls exactly one gets true, because the row's update decides. */
    async consume(ctx: RequestContext, token: string, purpose: AccessLinkPurpose): Promise<boolean> {
        const rows = await sql(
            this.connection,
            ctx,
            `UPDATE access_link SET "usedAt" = now()
             WHERE "tokenHash" = $1 AND purpose = $2 AND "usedAt" IS NULL AND "expiresAt" > now() RETURNING id`,
            [hashOf(token), purpose],
        );
        return rows.length === 1;
    }
}
