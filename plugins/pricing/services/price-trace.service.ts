import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { calendarDay, checked, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { PriceService, type PriceTrace } from './price.service';

const question = z.object({ companyId: recordId, variantId: recordId, quantity: z.int().min(1).max(1_000_000_000), day: optional(calendarDay) });

/** Answers staff who ask why a company pays what it pays. */
@Injectable()
export class PriceTraceService {
    constructor(
        private connection: TransactionalConnection,
        private prices: PriceService,
    ) {}

    async trace(ctx: RequestContext, input: unknown, at: Date): Promise<PriceTrace> {
        const { companyId, variantId, quantity, day } = checked(question, input);
        const [company] = await sql<{ currencyCode: string }>(this.connection, ctx, 'SELECT "currencyCode" FROM company WHERE id = $1', [companyId]);
        if (company === undefined) throw new EntityNotFoundError('Company', companyId);
        return this.prices.trace(ctx, { companyId, currencyCode: company.currencyCode }, variantId, quantity, at, day);
    }
}
