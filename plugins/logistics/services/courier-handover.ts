import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import type { CourierState } from '../domain/courier-states';
import { DeliveryRefusal } from '../errors';
import { DeliveryService } from './delivery.service';
import { DispatchService } from './dispatch.service';

/** What the courier does with a parcel is done with its shipment: he fetches it without a truck of ours and without the weighbridge, and hands it over. */
@Injectable()
export class CourierHandover {
    constructor(
        private dispatches: DispatchService,
        private deliveries: DeliveryService,
    ) {}

    /**
     * Where the order is not ready the shipment waits, and the courier's own word stands beside it: with each answer of his it is tried again.
     * False when it is delivered and its shipment waits.
     */
    async follow(ctx: RequestContext, shipmentId: number, state: CourierState): Promise<boolean> {
        if (state !== 'on-way' && state !== 'delivered') return true;
        await this.dispatches.handOver(ctx, shipmentId, new Date());
        return state !== 'delivered' || !((await this.deliveries.confirmByCourier(ctx, shipmentId)) instanceof DeliveryRefusal);
    }
}
