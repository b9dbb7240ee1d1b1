import { Injectable } from '@nestjs/common';
import { type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { optional, recordId } from '../../../kernel/vendure-input';
import { QuantityDiscount } from '../entities/quantity-discount.entity';
import { DiscountDeskService, type DiscountKind, expectedVersion, percentage } from './discount-desk.service';
import { withDays } from './validity';

// More steps than a firm can keep in mind; it keeps what every price request loads small.
export const mostQuantityDiscounts = 500;

const kind: DiscountKind<QuantityDiscount> = {
    entity: QuantityDiscount,
    table: 'quantity_discount',
    name: 'quantity-discount',
    schema: withDays({ collectionId: optional(recordId), minQuantity: z.int().min(1).max(1_000_000_000), basisPoints: percentage, version: expectedVersion }),
    columns: ['collectionId', 'minQuantity', 'basisPoints', 'validFrom', 'validUntil'],
    key: ['collectionId', 'minQuantity', 'validFrom'],
    twin: 'minQuantity: there is a discount from this quantity and day already',
    most: mostQuantityDiscounts,
};

/** What everybody is given off list prices for a larger quantity: one step a category, quantity and first day. */
@Injectable()
export class QuantityDiscountService {
    constructor(
        private connection: TransactionalConnection,
        private desk: DiscountDeskService,
    ) {}

    async list(ctx: RequestContext): Promise<QuantityDiscount[]> {
        return this.connection.getRepository(ctx, QuantityDiscount).find({
            relations: { collection: true },
            order: { collectionId: { direction: 'ASC', nulls: 'FIRST' }, minQuantity: 'ASC', validFrom: 'ASC' },
        });
    }

    set(ctx: RequestContext, scope: Scope, input: { id?: ID | null }): Promise<QuantityDiscount> {
        return this.desk.set(ctx, scope, kind, input);
    }

    remove(ctx: RequestContext, scope: Scope, id: ID): Promise<void> {
        return this.desk.remove(ctx, scope, kind, id);
    }
}
