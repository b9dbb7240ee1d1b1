import { Injectable } from '@nestjs/common';
import { type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { line, optional } from '../../../kernel/vendure-input';
import { OrderValueDiscount } from '../entities/order-value-discount.entity';
import { DiscountDeskService, type DiscountKind, expectedVersion, percentage } from './discount-desk.service';
import { withDays } from './validity';

export const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'must be a currency code of three letters');

const kind: DiscountKind<OrderValueDiscount> = {
    entity: OrderValueDiscount,
    table: 'order_value_discount',
    name: 'order-discount',
    schema: withDays({
        groupName: optional(line(100)), currencyCode, fromNet: z.int().min(1).max(Number.MAX_SAFE_INTEGER), basisPoints: percentage, version: expectedVersion,
    }),
    columns: ['groupName', 'currencyCode', 'fromNet', 'basisPoints', 'validFrom', 'validUntil'],
    key: ['groupName', 'currencyCode', 'fromNet', 'validFrom'],
    twin: 'fromNet: there is a discount from this value and day already',
    most: 500,
};

/** What companies of a group are given off a whole order: one step a group, currency, value and first day. */
@Injectable()
export class OrderDiscountService {
    constructor(
        private connection: TransactionalConnection,
        private desk: DiscountDeskService,
    ) {}

    async list(ctx: RequestContext): Promise<OrderValueDiscount[]> {
        return this.connection.getRepository(ctx, OrderValueDiscount).find({
            order: { groupName: { direction: 'ASC', nulls: 'FIRST' }, currencyCode: 'ASC', fromNet: 'ASC', validFrom: 'ASC' },
        });
    }

    set(ctx: RequestContext, scope: Scope, input: { id?: ID | null }): Promise<OrderValueDiscount> {
        return this.desk.set(ctx, scope, kind, input);
    }

    remove(ctx: RequestContext, scope: Scope, id: ID): Promise<void> {
        return this.desk.remove(ctx, scope, kind, id);
    }
}
