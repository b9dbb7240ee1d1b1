import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { type MemberScope, type Scope } from '../../../kernel/scope';
import { checked, idempotencyKey, line } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { CourierLabelService, type LabelFile } from '../../delivery';
import { IdempotencyService } from '../../outbox';
import { answering, OrderTransitionRefusal, refuse } from '../errors';
import type { OrderRecord } from '../queries/order-record.query';
import { CompanyOrderService } from './company-order.service';
import { isFetched } from './order-pickup.service';

const waybillInput = z.object({ code: z.string().min(1).max(40), waybillNumber: line(60), version: z.int().nullish(), idempotencyKey });
export interface WaybillInput {
    code: string;
    waybillNumber: string;
    version?: number | null;
    idempotencyKey: string;
}

export function takesLabel(order: Pick<OrderRecord, 'deliveryWay' | 'state'>): boolean {
    return order.deliveryWay === 'courier' && isFetched(order.state);
}

/** The buyer's own courier: number and label come after the order is placed, from its page. */
@Injectable()
export class OrderCourierService {
    constructor(
        private connection: TransactionalConnection,
        private orders: CompanyOrderService,
        private labels: CourierLabelService,
        private idempotency: IdempotencyService,
    ) {}

    async setWaybill(ctx: RequestContext, scope: MemberScope, input: WaybillInput): Promise<{ orderId: number } | OrderTransitionRefusal> {
        const { idempotencyKey: key, code, ...given } = checked(waybillInput, input);
        return answering([OrderTransitionRefusal], () =>
            this.idempotency.run(ctx, scope, 'setCourierWaybill', key, { code, ...given }, async tx => {
                const order = await this.orders.lock(tx, scope, code);
                if (!takesLabel(order)) refuse(new OrderTransitionRefusal('wrong-state'));
                await this.labels.setWaybill(tx, scope, order, given);
                return { orderId: order.orderId };
            }),
        );
    }

    /** The same file twice is one label: the second takes the place of the first. */
    async store(ctx: RequestContext, scope: MemberScope, code: string, content: Buffer, filename: string): Promise<'stored' | 'wrong-state'> {
        return withTx(this.connection, ctx, async tx => {
            const order = await this.orders.lock(tx, scope, code);
            if (!takesLabel(order)) return 'wrong-state';
            await this.labels.store(tx, scope, order, content, filename);
            return 'stored';
        });
    }

    /** By the order's code for members, by its id for staff. */
    async file(ctx: RequestContext, scope: Scope, idOrCode: number | string): Promise<LabelFile> {
        const order = await this.orders.find(ctx, scope, idOrCode);
        if (order.deliveryWay !== 'courier') throw new EntityNotFoundError('CourierLabel', idOrCode);
        return this.labels.file(ctx, order.orderId, order.code);
    }
}
