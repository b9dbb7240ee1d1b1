import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { LargeCredit } from '../entities/large-credit.entity';

const input = z.object({
    currencyCode: z.string().regex(/^[A-Z]{3}$/, 'must be a currency'),
    fromMinor: z.number('must be an amount').int('must be an amount').min(1).max(Number.MAX_SAFE_INTEGER).nullable(),
});

/** The firm's setting of what a large credit is, by currency. */
@Injectable()
export class LargeCreditService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    list(ctx: RequestContext): Promise<LargeCredit[]> {
        return this.connection.getRepository(ctx, LargeCredit).find({ order: { currencyCode: 'ASC' } });
    }

    /** Null where every amount is one person's to decide. */
    async from(ctx: RequestContext, currencyCode: string): Promise<number | null> {
        return (await this.connection.getRepository(ctx, LargeCredit).findOne({ where: { currencyCode } }))?.fromMinor ?? null;
    }

    /** Null takes the setting away. */
    async set(ctx: RequestContext, scope: StaffScope, given: { currencyCode: string; fromMinor?: number | null; version?: number | null }): Promise<LargeCredit[]> {
        const { currencyCode, fromMinor } = checked(input, { currencyCode: given.currencyCode, fromMinor: given.fromMinor ?? null });
        return withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, LargeCredit);
            const known = await repository.findOne({ where: { currencyCode }, lock: { mode: 'pessimistic_write' } });
            await this.audit.refuseStale(tx, scope, given.version, { version: known?.version ?? 0, entity: 'LargeCredit', entityId: currencyCode });
            const before = known?.fromMinor ?? null;
            if (before === fromMinor) return this.list(tx);
            if (fromMinor === null) await repository.delete({ currencyCode });
            else await repository.save(known ? Object.assign(known, { fromMinor }) : new LargeCredit({ currencyCode, fromMinor }));
            await this.audit.record(tx, {
                ...{ scope, action: 'credit.set-large', entity: 'LargeCredit', entityId: currencyCode, before: { fromMinor: before }, after: { fromMinor } },
            });
            return this.list(tx);
        });
    }
}
