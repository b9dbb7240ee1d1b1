import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { derivedToken, hashOf, isToken, newToken } from '../../../kernel/token';
import { sql } from '../../../kernel/vendure-sql';
import { OrderLinks } from '../../purchasing';
import { LOGISTICS_OPTIONS } from '../constants';
import type { LogisticsOptions } from '../types';

const daysAfterDelivery = 30;
/** For shipments that nobody ever confirms. */
const daysAtMost = 180;

/** One of the two. */
export interface LinkTarget {
    shipmentId: number | null;
    orderId: number | null;
}

/** Personal links: 32 bytes made from a random number and the server's secret, of which the database keeps only the hash. */
@Injectable()
export class TrackingLinkService implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        @Inject(LOGISTICS_OPTIONS) private options: LogisticsOptions,
        private orderLinks: OrderLinks,
    ) {}

    onModuleInit(): void {
        this.orderLinks.register((ctx, orderId) => this.issueFor(ctx, 'orderId', orderId));
    }

    /** The shipment's link; the same one when it has one already. */
    issue(ctx: RequestContext, shipmentId: number): Promise<string> {
        return this.issueFor(ctx, 'shipmentId', shipmentId);
    }

    /** The link of an order that has one and that still opens. */
    async orderUrl(ctx: RequestContext, orderId: number): Promise<string | null> {
        const [row] = await sql<{ nonce: string; tokenHash: string }>(
            this.connection,
            ctx,
            'SELECT nonce, "tokenHash" FROM tracking_link WHERE "orderId" = $1 AND "expiresAt" > now()',
            [orderId],
        );
        return row !== undefined && hashOf(this.token(row.nonce)) === row.tokenHash ? this.url(row.nonce) : null;
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

    /** The shipment or order behind a token, or null for one that is unknown, altered or expired: one query in each case. */
    async targetOf(ctx: RequestContext, token: string): Promise<LinkTarget | null> {
        const hash = hashOf(isToken(token) ? token : '');
        const rows = await sql<LinkTarget>(
            this.connection,
            ctx,
            'SELECT "shipmentId", "orderId" FROM tracking_link WHERE "tokenHash" = $1 AND "expiresAt" > now()',
            [hash],
        );
        return rows[0] ?? null;
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

    private async issueFor(ctx: RequestContext, target: 'shipmentId' | 'orderId', id: number): Promise<string> {
        const nonce = newToken();
        const rows = await sql<{ nonce: string }>(
            this.connection,
            ctx,
            `INSERT INTO tracking_link ("${target}", nonce, "tokenHash", "expiresAt")
             VALUES ($1, $2, $3, now() + make_interval(days => ${daysAtMost}))
             ON CONFLICT ("${target}") DO UPDATE SET "updatedAt" = now() RETURNING nonce`,
            [id, nonce, hashOf(this.token(nonce))],
        );
        return this.url(rows[0]?.nonce ?? nonce);
    }

    private token(nonce: string): string {
        return derivedToken(this.options.linkSecret, 'tracking', nonce);
    }

    private url(nonce: string): string {
        return `${this.options.publicUrl}/t/${this.token(nonce)}`;
    }
}
