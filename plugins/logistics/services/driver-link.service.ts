import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { derivedToken, hashOf, isToken, newToken } from '../../../kernel/token';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { LOGISTICS_OPTIONS } from '../constants';
import type { LogisticsOptions } from '../types';
import { LoadService } from './load.service';

/** For trips that nobody ever finishes. */
const daysAtMost = 30;
const hoursAfterLastStop = 24;

/** Links of drivers, as `TrackingLinkService` makes those of customers: the database keeps only the hash. */
@Injectable()
export class DriverLinkService {
    constructor(
        private connection: TransactionalConnection,
        @Inject(LOGISTICS_OPTIONS) private options: LogisticsOptions,
        private audit: AuditService,
        private loads: LoadService,
    ) {}

    /** The load's link; the same one as long as nobody has taken it back. */
    issue(ctx: RequestContext, scope: StaffScope, loadId: number): Promise<string> {
        return withTx(this.connection, ctx, async inner => {
            const load = await this.loads.lock(inner, loadId);
            const nonce = newToken();
            const [row] = await sql<{ nonce: string }>(
                this.connection,
                inner,
                `INSERT INTO driver_link ("loadId", nonce, "tokenHash", "expiresAt") VALUES ($1, $2, $3, now() + make_interval(days => ${daysAtMost}))
                 ON CONFLICT ("loadId") DO UPDATE SET "updatedAt" = now() RETURNING nonce`,
                [load.id, nonce, hashOf(this.token(nonce))],
            );
            await this.audit.record(inner, { scope, action: 'load.driver-link', entity: 'TransportLoad', entityId: load.id, after: { number: load.number } });
            return `${this.options.publicUrl}/d/${this.token(row?.nonce ?? nonce)}`;
        });
    }

    /** From now on the link opens nothing; the next one is another. */
    revoke(ctx: RequestContext, scope: StaffScope, loadId: number): Promise<boolean> {
        return withTx(this.connection, ctx, async inner => {
            const load = await this.loads.lock(inner, loadId);
            const gone = await sql<{ id: number }>(this.connection, inner, 'DELETE FROM driver_link WHERE "loadId" = $1 RETURNING id', [load.id]);
            if (gone.length === 0) return false;
            await this.audit.record(inner, { scope, action: 'load.driver-link-end', entity: 'TransportLoad', entityId: load.id, before: { number: load.number } });
            return true;
        });
    }

    /** The load behind a token, or null for one that is unknown, altered, taken back or expired: one query in each case. */
    async loadOf(ctx: RequestContext, token: string): Promise<number | null> {
        const [row] = await sql<{ loadId: number }>(
            this.connection,
            ctx,
            `SELECT k."loadId" FROM driver_link k JOIN transport_load l ON l.id = k."loadId"
              WHERE k."tokenHash" = $1 AND k."expiresAt" > now() AND l.state <> 'cancelled'`,
            [hashOf(isToken(token) ? token : '')],
        );
        return row?.loadId ?? null;
    }

    async openUntil(ctx: RequestContext, loadId: number): Promise<Date | null> {
        const [row] = await sql<{ expiresAt: Date }>(this.connection, ctx, 'SELECT "expiresAt" FROM driver_link WHERE "loadId" = $1 AND "expiresAt" > now()', [loadId]);
        return row?.expiresAt ?? null;
    }

    /** A day after the last stop the page closes. */
    async endAfterLastStop(ctx: RequestContext, loadId: number): Promise<void> {
        await sql(
            this.connection,
            ctx,
            `UPDATE driver_link SET "expiresAt" = LEAST("expiresAt", now() + make_interval(hours => ${hoursAfterLastStop}))
              WHERE "loadId" = $1 AND NOT EXISTS (SELECT 1 FROM shipment s WHERE s."loadId" = $1 AND s.state <> 'delivered')`,
            [loadId],
        );
    }

    private token(nonce: string): string {
        return derivedToken(this.options.linkSecret, 'driver', nonce);
    }
}
