import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { fromSafeNumber, toSafeNumber } from '../../../kernel/money';
import type { Scope } from '../../../kernel/scope';
import { checked, idempotencyKey, inputError, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { IdempotencyService } from '../../outbox';
import { adjusted } from '../domain/price-change';
import type { PriceList } from '../entities/price-list.entity';
import { pricesToCopy, schedule } from '../queries/price-schedule.sql';
import { targets } from '../queries/price-target';
import { PriceChangeService } from './price-change.service';
import { PriceListService } from './price-list.service';

const copyInput = z.object({
    priceListId: recordId,
    code: z.string(),
    name: z.string(),
    validFrom: z.string().nullish(),
    validUntil: z.string().nullish(),
    basisPoints: z.int().min(-9_900).max(1_000_000),
    step: z.int().min(1).max(1_000_000_000_000),
    rounding: z.enum(['half-up', 'up', 'down']),
    idempotencyKey,
});
const scheduleInput = z.object({ companyId: optional(recordId), priceListId: optional(recordId) }).refine(({ companyId, priceListId }) => (companyId === null) !== (priceListId === null), {
    path: ['companyId'],
    message: 'name a company or a price list',
});

export interface ScheduleRow {
    kind: 'list' | 'list-prices' | 'contract-prices';
    priceListId: number | null;
    name: string | null;
    priority: number | null;
    enabled: boolean;
    validFrom: string | null;
    validUntil: string | null;
    /** How many prices it is. */
    prices: number;
}

/** What will hold when, and lists that begin some day as another one's prices up or down. */
@Injectable()
export class PriceScheduleService {
    constructor(
        private connection: TransactionalConnection,
        private idempotency: IdempotencyService,
        private lists: PriceListService,
        private changes: PriceChangeService,
    ) {}

    /** The lists of a company, or one list, with their days; and the prices in them that have days of their own, by those days. */
    async schedule(ctx: RequestContext, input: unknown): Promise<ScheduleRow[]> {
        const { companyId, priceListId } = checked(scheduleInput, input);
        return sql<ScheduleRow>(this.connection, ctx, schedule, [companyId, priceListId]);
    }

    /** A new list with the prices that the other one has on the new one's first day, or today, changed by a share. Nobody has it yet. */
    async copy(ctx: RequestContext, scope: Scope, input: unknown): Promise<PriceList> {
        const { idempotencyKey: key, priceListId, ...wish } = checked(copyInput, input);
        const id = await this.idempotency.run(ctx, scope, 'copyPriceList', key, { priceListId, ...wish }, async tx => {
            const original = await this.lists.findOne(tx, priceListId);
            if (original === null) throw new EntityNotFoundError('PriceList', priceListId);
            const { basisPoints, step, rounding, ...facts } = wish;
            const { currencyCode, takesDiscount } = original;
            const made = await this.lists.create(tx, scope, { ...facts, currencyCode, takesDiscount });
            const prices = await sql<{ variantId: number; minQuantity: number; unitNet: number }>(this.connection, tx, pricesToCopy, [priceListId, made.validFrom]);
            if (prices.length === 0) throw inputError('priceListId: the list has no prices on that day');
            const rows = prices.map(({ variantId, minQuantity, unitNet }, row) => ({
                ...{ row, owner_id: made.id, subject_id: variantId, min_quantity: minQuantity, valid_from: null, valid_until: null },
                value: toSafeNumber(adjusted(fromSafeNumber(unitNet), { basisPoints, step, rounding })),
            }));
            await this.changes.load(tx, scope, targets.prices, rows, { kind: 'copy', reason: `${original.name} → ${made.name}`, dryRun: false, acceptUnusual: true });
            return made.id;
        });
        const list = await this.lists.findOne(ctx, id);
        if (list === null) throw new EntityNotFoundError('PriceList', id);
        return list;
    }
}
