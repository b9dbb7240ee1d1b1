import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { fromSafeNumber } from '../../../kernel/money';
import type { Scope, StaffScope } from '../../../kernel/scope';
import { checked, inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { type ApprovalLimits, changeInPoints, type ChangeSize, needsSecondPerson } from '../domain/price-change';

const limitsInput = z.object({ maxBasisPoints: z.int().min(1).max(1_000_000).nullable(), maxPrices: z.int().min(1).max(100_000_000).nullable() });

type Limits = ApprovalLimits & { version: number };

/** In whose name prices change, and from when on a change is of two people. */
@Injectable()
export class PriceApprovalService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    async limits(ctx: RequestContext): Promise<Limits> {
        return this.read(ctx, '');
    }

    async setLimits(ctx: RequestContext, scope: StaffScope, input: { version?: number | null } & Partial<ApprovalLimits>): Promise<Limits> {
        const facts = checked(limitsInput, { maxBasisPoints: input.maxBasisPoints ?? null, maxPrices: input.maxPrices ?? null });
        return withTx(this.connection, ctx, async tx => {
            const { version, ...before } = await this.read(tx, 'FOR UPDATE');
            await this.audit.refuseStale(tx, scope, input.version, { version, entity: 'PriceApproval', entityId: 1 });
            await sql(this.connection, tx, 'UPDATE price_approval SET "maxBasisPoints" = $1, "maxPrices" = $2, version = version + 1', [facts.maxBasisPoints, facts.maxPrices]);
            await this.audit.record(tx, { scope, action: 'price-change.set-limits', entity: 'PriceApproval', entityId: 1, before, after: facts });
            return this.limits(tx);
        });
    }

    /** Imports from the ERP and the seed, which speak for the system, are in force at once. */
    async needsSecondPerson(ctx: RequestContext, scope: Scope, size: ChangeSize): Promise<boolean> {
        return scope.kind === 'staff' && needsSecondPerson(size, await this.limits(ctx));
    }

    /** One price at a time is no way round the limit. */
    async refuseAlone(ctx: RequestContext, scope: Scope, from: number | null, to: number): Promise<void> {
        const points = from === null ? null : changeInPoints(fromSafeNumber(from), fromSafeNumber(to));
        if (await this.needsSecondPerson(ctx, scope, { prices: 1, largestRise: points, largestFall: points })) {
            throw inputError('unitNet: so large a change needs a second person; propose it under Edit prices');
        }
    }

    /** Under whose name the history keeps what is written next in this transaction, and for which change set. */
    async sign(tx: RequestContext, administratorId: number | null, setId: number | null = null): Promise<void> {
        await sql(this.connection, tx, `SELECT set_config('karvan.price_change', $1, true)`, [`${setId ?? ''}:${administratorId ?? ''}`]);
    }

    private async read(ctx: RequestContext, lock: '' | 'FOR UPDATE'): Promise<Limits> {
        const [row] = await sql<Limits>(this.connection, ctx, `SELECT "maxBasisPoints", "maxPrices", version FROM price_approval ${lock}`);
        if (row === undefined) throw new Error('The limits of price changes are missing');
        return row;
    }
}

/** The staff member who acts, or null for the system. */
export function actingStaff(scope: Scope): number | null {
    return scope.kind === 'staff' ? scope.administratorId : null;
}
