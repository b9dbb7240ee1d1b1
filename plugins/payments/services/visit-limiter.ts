import { Inject, Injectable } from '@nestjs/common';
import { TransactionalConnection } from '@vendure/core';
import { createHmac } from 'node:crypto';

import { rowsOf } from '../../../kernel/vendure-sql';
import { PAYMENTS_OPTIONS } from '../constants';
import type { PaymentsOptions } from '../types';

/** How often one network address may ask for pages without login. Counted in PostgreSQL, so that all servers count together. */
@Injectable()
export class PayVisitLimiter {
    constructor(
        @Inject(PAYMENTS_OPTIONS) private options: PaymentsOptions,
        private connection: TransactionalConnection,
    ) {}

    async isWithinLimit(address: string): Promise<boolean> {
        const { manager } = this.connection.rawConnection;
        const hash = createHmac('sha256', this.options.visitSecret).update(`visit:${address}`).digest('base64url');
        const [counted] = rowsOf<{ visits: number }>(
            await manager.query(
                `INSERT INTO pay_visit AS v ("addressHash") VALUES ($1)
                 ON CONFLICT ("addressHash") DO UPDATE SET
                     visits = CASE WHEN v."windowStart" > now() - interval '1 minute' THEN v.visits + 1 ELSE 1 END,
                     "windowStart" = CASE WHEN v."windowStart" > now() - interval '1 minute' THEN v."windowStart" ELSE now() END
                 RETURNING visits`,
                [hash],
            ),
        );
        if (counted?.visits === 1) await manager.query(`DELETE FROM pay_visit WHERE "windowStart" < now() - interval '1 hour'`);
        return (counted?.visits ?? 1) <= this.options.visitsPerMinute;
    }
}
