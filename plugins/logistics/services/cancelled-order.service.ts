import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus, OrderStateTransitionEvent, type RequestContext } from '@vendure/core';

import { systemScope } from '../../../kernel/scope';
import { OrderHolds } from '../../purchasing';
import { mayMove } from '../domain/shipment-states';
import { ShipmentService } from './shipment.service';

/** What has not left the gate stays when its order is cancelled, in the same transaction. */
@Injectable()
export class CancelledOrderService implements OnModuleInit {
    constructor(
        private events: EventBus,
        private shipments: ShipmentService,
        private holds: OrderHolds,
    ) {}

    onModuleInit(): void {
        this.holds.register({ holds: async (ctx, orderId) => (await this.shipments.ofOrders(ctx, [orderId])).length > 0 });
        this.events.registerBlockingEventHandler({
            event: OrderStateTransitionEvent,
            id: 'keep-shipments-of-cancelled-order',
            handler: async ({ ctx, order, toState }) => {
                if (toState === 'Cancelled') await this.keep(ctx, Number(order.id));
            },
        });
    }

    private async keep(ctx: RequestContext, orderId: number): Promise<void> {
        const shipments = await this.shipments.ofOrders(ctx, [orderId]);
        for (const { id } of shipments.filter(({ state }) => mayMove(state, 'cancelled'))) {
            await this.shipments.cancel(ctx, systemScope, { id, reason: 'The order was cancelled' });
        }
    }
}
