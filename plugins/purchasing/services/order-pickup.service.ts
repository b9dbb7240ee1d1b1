import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';
import { z } from 'zod';

import type { MemberScope } from '../../../kernel/scope';
import { checked, idempotencyKey } from '../../../kernel/vendure-input';
import { type PickupInput, PickupRefusal, PickupService } from '../../delivery';
import { IdempotencyService } from '../../outbox';
import type { OrderStateName } from '../domain/order-states';
import { answering, refuse } from '../errors';
import type { OrderRecord } from '../queries/order-record.query';
import { CompanyOrderService } from './company-order.service';

const callInput = z.object({ code: z.string().min(1).max(40), idempotencyKey });

export interface PickupCall {
    code: string;
    idempotencyKey: string;
}

/** Goods are there, or will be; before, nobody has agreed to the order, and after, they are gone. */
const fetchedStates: readonly OrderStateName[] = ['Submitted', 'OnHold', 'Approved', 'InProduction', 'ReadyToShip', 'PartiallyShipped'];

export function isFetched(state: OrderStateName): boolean {
    return fetchedStates.includes(state);
}

export function takesPickup(order: Pick<OrderRecord, 'deliveryWay' | 'state'>): boolean {
    return order.deliveryWay === 'pick-up' && isFetched(order.state);
}

/** Who comes for an order: said after it is placed, from its page. */
@Injectable()
export class OrderPickupService {
    constructor(
        private orders: CompanyOrderService,
        private pickups: PickupService,
        private idempotency: IdempotencyService,
    ) {}

    announce(ctx: RequestContext, scope: MemberScope, { code, idempotencyKey: key, ...input }: PickupCall & PickupInput) {
        return this.once(ctx, scope, 'announcePickup', { code, idempotencyKey: key }, input, (tx, order) => this.pickups.announce(tx, scope, order, input));
    }

    callOff(ctx: RequestContext, scope: MemberScope, call: PickupCall) {
        return this.once(ctx, scope, 'callOffPickup', call, {}, (tx, order) => this.pickups.callOff(tx, scope, order));
    }

    private once(
        ctx: RequestContext,
        scope: MemberScope,
        operation: string,
        call: PickupCall,
        input: object,
        work: (tx: RequestContext, order: OrderRecord) => Promise<PickupRefusal | null>,
    ): Promise<{ orderId: number } | PickupRefusal> {
        const { code, idempotencyKey: key } = checked(callInput, call);
        return answering([PickupRefusal], () =>
            this.idempotency.run(ctx, scope, operation, key, { code, ...input }, async tx => {
                const order = await this.orders.lock(tx, scope, code);
                if (order.deliveryWay !== 'pick-up') refuse(new PickupRefusal('not-a-pickup'));
                if (!takesPickup(order)) refuse(new PickupRefusal('wrong-state'));
                const refused = await work(tx, order);
                return refused ? refuse(refused) : { orderId: order.orderId };
            }),
        );
    }
}
