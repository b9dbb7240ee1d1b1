import { Inject, Injectable } from '@nestjs/common';
import { TransactionalConnection } from '@vendure/core';
import ipaddr from 'ipaddr.js';
import { createHmac } from 'node:crypto';

import { rowsOf } from '../../../kernel/vendure-sql';
import { LOGISTICS_OPTIONS } from '../constants';
import type { LogisticsOptions } from '../types';

/** How often one network address, or one agent, may call in a minute. Counted in PostgreSQL, so that all servers count together. */
@Injectable()
export class VisitLimiter {
    constructor(
        private connection: TransactionalConnection,
        @Inject(LOGISTICS_OPTIONS) private options: LogisticsOptions,
    ) {}

    async isWithinLimit(caller: string, purpose = 'visit', perMinute = this.options.visitsPerMinute): Promise<boolean> {
        const manager = this.connection.rawConnection.manager;
        const [counted] = rowsOf<{ visits: number }>(
            await manager.query(
                `INSERT INTO tracking_visit AS v (address, "windowStart", visits) VALUES ($1, now(), 1)
                 ON CONFLICT (address) DO UPDATE SET
                     visits = CASE WHEN v."windowStart" > now() - interval '1 minute' THEN v.visits + 1 ELSE 1 END,
                     "windowStart" = CASE WHEN v."windowStart" > now() - interval '1 minute' THEN v."windowStart" ELSE now() END
                 RETURNING visits`,
                [this.key(purpose, caller)],
            ),
        );
        if (counted?.visits === 1) {
            await manager.query(
                `DELETE FROM tracking_visit WHERE address IN (
                     SELECT address FROM tracking_visit WHERE "windowStart" < now() - interval '1 hour' LIMIT 100 FOR UPDATE SKIP LOCKED)`,
            );
        }
        return (counted?.visits ?? 1) <= perMinute;
    }

    /** A household has a whole /64 of IPv6 addresses, so these count as one. */
    private key(purpose: string, caller: string): string {
        const parsed = ipaddr.isValid(caller) ? ipaddr.process(caller) : null;
        const network = parsed?.kind() === 'ipv6' ? ipaddr.fromByteArray([...parsed.toByteArray().slice(0, 8), ...Array<number>(8).fill(0)]) : parsed;
        const name = network?.toString() ?? (purpose === 'agent' ? caller : 'unknown');
        return createHmac('sha256', this.options.linkSecret).update(`${purpose}:${name}`).digest('base64url');
    }
}
