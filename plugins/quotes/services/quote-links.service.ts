import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { derivedToken, hashOf, isToken, newToken } from '../../../kernel/token';
import { addDays, type LocalDate, startOfDay } from '../../../kernel/time';
import { sql } from '../../../kernel/vendure-sql';
import { QUOTES_OPTIONS } from '../constants';
import type { QuoteVersion } from '../entities/quote-version.entity';
import type { QuotesOptions } from '../types';

/** So long after its last day the offer can still be read by its link. */
const daysAfter = 30;

export interface LinkedQuote {
    quoteId: number;
    companyId: number;
    /** A newer version has been sent since. */
    isOld: boolean;
}

/** The link in an offer's PDF: whoever holds it sees the offer, and orders it after signing in. Kept as a hash, for one version. */
@Injectable()
export class QuoteLinks {
    constructor(
        private connection: TransactionalConnection,
        @Inject(QUOTES_OPTIONS) private options: QuotesOptions,
    ) {}

    /** What the version keeps of a new link. */
    fresh(validUntil: LocalDate): Pick<QuoteVersion, 'linkNonce' | 'linkHash' | 'linkExpiresAt'> {
        const linkNonce = newToken();
        return { linkNonce, linkHash: hashOf(this.token(linkNonce)), linkExpiresAt: startOfDay(addDays(validUntil, daysAfter), 'UTC') };
    }

    /** Null when the secret was changed since: the link that was sent goes on working, but is not made again. */
    urlOf(version: Pick<QuoteVersion, 'linkNonce' | 'linkHash'>): string | null {
        const token = version.linkNonce === null ? null : this.token(version.linkNonce);
        return token !== null && hashOf(token) === version.linkHash ? `${this.options.publicUrl}/shared-quote/${token}` : null;
    }

    /** The quote behind a token, or null for one that is unknown, altered or over, or whose quote the firm has taken back. */
    async open(ctx: RequestContext, token: string): Promise<LinkedQuote | null> {
        const rows = await sql<LinkedQuote>(
            this.connection,
            ctx,
            `SELECT q.id AS "quoteId", q."companyId", v.number <> q."sentNumber" AS "isOld"
               FROM quote_version v JOIN quote q ON q.id = v."quoteId"
              WHERE v."linkHash" = $1 AND v."linkExpiresAt" > now() AND v.state = 'sent' AND q.state <> 'withdrawn'`,
            [hashOf(isToken(token) ? token : '')],
        );
        return rows[0] ?? null;
    }

    private token(nonce: string): string {
        return derivedToken(this.options.linkSecret, 'quote', nonce);
    }
}
