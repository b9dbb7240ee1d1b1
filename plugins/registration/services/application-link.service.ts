import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { createHash, randomBytes } from 'node:crypto';

import { sql } from '../../../kernel/vendure-sql';
import { applicationLinkRefusal, type ApplicationLinkRefusalReason } from '../domain/application-link';
import type { ApplicationLinkPurpose } from '../entities/application-link.entity';

const lifetimeDays: Record<ApplicationLinkPurpose, number> = { confirm: 3, answer: 14 };
const longestToken = 200;

export interface OpenApplicationLink {
    applicationId: number;
    companyName: string;
    refusal: ApplicationLinkRefusalReason | null;
}

/** One-time links for applicants. The token itself goes into the mail only; here is its hash. */
@Injectable()
export class ApplicationLinkService {
    constructor(private connection: TransactionalConnection) {}

    /** A fresh token. Earlier links of the same purpose stop working. */
    async issue(ctx: RequestContext, applicationId: number, purpose: ApplicationLinkPurpose): Promise<string> {
        await sql(
            this.connection,
            ctx,
            'UPDATE application_link SET "usedAt" = now() WHERE "applicationId" = $1 AND purpose = $2 AND "usedAt" IS NULL',
            [applicationId, purpose],
        );
        const token = randomBytes(32).toString('base64url');
        await sql(
            this.connection,
            ctx,
            `INSERT INTO application_link ("applicationId", purpose, "tokenHash", "expiresAt") VALUES ($1, $2, $3, now() + make_interval(days => $4))`,
            [applicationId, purpose, hashOf(token), lifetimeDays[purpose]],
        );
        return token;
    }

    /** What the link is, without using it. */
    async peek(ctx: RequestContext, token: string, purpose: ApplicationLinkPurpose): Promise<OpenApplicationLink | null> {
        if (token.length > longestToken) return null;
        const [row] = await sql<Omit<OpenApplicationLink, 'refusal'> & { usedAt: Date | null; expired: boolean; isOpen: boolean }>(
            this.connection,
            ctx,
            `SELECT l."applicationId", a."companyName", l."usedAt", l."expiresAt" <= now() AS expired,
                    CASE l.purpose WHEN 'answer' THEN a.state = 'asked' ELSE true END AS "isOpen"
             FROM application_link l JOIN access_application a ON a.id = l."applicationId" WHERE l."tokenHash" = $1 AND l.purpose = $2`,
            [hashOf(token), purpose],
        );
        if (row === undefined) return null;
        const { usedAt, expired, isOpen, ...link } = row;
        return { ...link, refusal: applicationLinkRefusal({ usedAt, expired, isOpen }) };
    }

    /** Uses the link up. Of parallel calls exactly one gets true, because the row's update decides. */
    async consume(ctx: RequestContext, token: string, purpose: ApplicationLinkPurpose): Promise<boolean> {
        const rows = await sql(
            this.connection,
            ctx,
            `UPDATE application_link SET "usedAt" = now()
             WHERE "tokenHash" = $1 AND purpose = $2 AND "usedAt" IS NULL AND "expiresAt" > now() RETURNING id`,
            [hashOf(token), purpose],
        );
        return rows.length === 1;
    }
}

function hashOf(token: string): string {
    return createHash('sha256').update(token).digest('hex');
}
