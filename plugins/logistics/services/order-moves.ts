import { Injectable } from '@nestjs/common';
import { IllegalOperationError, type RequestContext } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { CompanyOrderService } from '../../purchasing';

/** Moves the order along with its shipments. */
@Injectable()
export class OrderMoves {
    constructor(private orders: CompanyOrderService) {}

    async move(ctx: RequestContext, orderId: number, to: 'PartiallyShipped' | 'Shipped' | 'Delivered', scope: Scope): Promise<void> {
        const answer = await this.orders.transition(ctx, orderId, to, scope);
        if (answer !== 'done') {
            // The shipment's own rules have allowed the step, so this is no refusal but a contradiction: nothing of it is kept.
            throw new IllegalOperationError(answer.defaultValue);
        }
    }

    /** Whether the order, and so its shipments, are the scope's to see: one rule for both. */
    async isVisible(ctx: RequestContext, scope: Scope, orderId: number): Promise<boolean> {
        const found = await this.orders.find(ctx, scope, orderId).catch((error: unknown) => {
            if ((error as { code?: string }).code === 'ENTITY_NOT_FOUND') {
                return null;
            }
            throw error;
        });
        return found !== null;
    }
}
