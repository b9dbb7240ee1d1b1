import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { derivedToken, hashOf, isToken, newToken } from '../../../kernel/token';
import { sql } from '../../../kernel/vendure-sql';
import { LOGISTICS_OPTIONS } from '../constants';
import type { LogisticsOptions } from '../types';

const daysAfterDelivery = 30;
/** For shipments that nobody ever confirms. */
const daysAtMost = 180;

/** Personal links: 32 bytes made from a random number and the server's secret, of which the database keeps only the hash. */
@Injectable()
export class TrackingLinkService {
    constructor(
        private connection: TransactionalConnection,
        @Inject(LOGISTICS_OPTIONS) private options: LogisticsOptions,
    ) {}

    /** The shipment's link; the same one when it has one already. */
    async issue(ctx: RequestContext, shipmentId: number): Promise<string> {
        const nonce = newToken();
        const rows = await sql<{ nonce: string }>(
            this.connection,
            ctx,
            `INSERT INTO tracking_link ("shipmentId", nonce, "tokenHash", "expiresAt")
             VALUES ($1, $2, $3, now() + make_interval(days => ${daysAtMost}))
             ON CONFLICT ("shipmentId") DO UPDATE SET "updatedAt" = now() RETURNING nonce`,
            [shipmentId, nonce, hashOf(this.token(nonce))],
        );
        return this.url(rows[0]?.nonce ?? nonce);
    }

    /** Links that still open, by shipment. */
    async urls(ctx: RequestContext, shipmentIds: readonly number[]): Promise<Map<number, string>> {
        const rows = await sql<{ shipmentId: number; nonce: string; tokenHash: string }>(
            this.connection,
            ctx,
            `SELECT "shipmentId", nonce, "tokenHash" FROM tracking_link
             WHERE "shipmentId" = ANY($1::int[]) AND "expiresAt" > now() LIMIT 10000`,
            [shipmentIds],
        );
        // After a change of the secret the sent links go on working, but can no longer be made again.
        return new Map(
            rows.filter(row => hashOf(this.token(row.nonce)) === row.tokenHash).map(row => [row.shipmentId, this.url(row.nonce)]),
        );
    }

    /** The shipment behind a token, or null for one that is unknown, altered or expired: one query in each case. */
    async shipmentOf(ctx: RequestContext, token: string): Promise<number | null> {
        const hash = hashOf(isToken(token) ? token : '');
        const rows = await sql<{ shipmentId: number }>(
            this.connection,
            ctx,
            'SELECT "shipmentId" FROM tracking_link WHERE "tokenHash" = $1 AND "expiresAt" > now()',
            [hash],
        );
        return rows[0]?.shipmentId ?? null;
    }

    async endAfterDelivery(ctx: RequestContext, shipmentId: number): Promise<void> {
        await sql(
            this.connection,
            ctx,
            `UPDATE tracking_link SET "expiresAt" = LEAST("expiresAt", now() + make_interval(days => ${daysAfterDelivery}))
             WHERE "shipmentId" = $1`,
            [shipmentId],
        );
    }

    async endNow(ctx: RequestContext, shipmentId: number): Promise<void> {
        await sql(this.connection, ctx, 'UPDATE tracking_link SET "expiresAt" = now() WHERE "shipmentId" = $1', [shipmentId]);
    }

    private token(nonce: string): string {
        return derivedToken(this.options.linkSecret, 'tracking', nonce);
    }

    private url(nonce: string): string {
        return `${this.options.publicUrl}/t/${this.token(nonce)}`;
    }
}
