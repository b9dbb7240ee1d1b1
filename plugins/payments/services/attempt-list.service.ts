import { Injectable } from '@nestjs/common';
import { type ID, type PaginatedList, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { checked, recordId } from '../../../kernel/vendure-input';
import { PaymentAttempt } from '../entities/payment-attempt.entity';

const input = z.object({ companyId: recordId, skip: z.number().int().min(0).max(1_000_000).nullish(), take: z.number().int().min(1).max(100).nullish() });

/** A company's tries to pay online, the newest first. */
@Injectable()
export class AttemptListService {
    constructor(private connection: TransactionalConnection) {}

    async list(ctx: RequestContext, given: { companyId: ID; skip?: number | null; take?: number | null }): Promise<PaginatedList<PaymentAttempt>> {
        const { companyId, skip, take } = checked(input, given);
        const [items, totalItems] = await this.connection
            .getRepository(ctx, PaymentAttempt)
            .findAndCount({ where: { companyId }, order: { id: 'DESC' }, skip: skip ?? 0, take: take ?? 25 });
        return { items, totalItems };
    }
}
