import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { type Notification, NotificationService } from '../../notifications';
import type { Shipment } from '../entities/shipment.entity';
import { orderRecipient } from '../queries/order-recipient.query';

type ShipmentText = Extract<Notification, { template: 'shipment-preparing' | 'shipment-loaded' | 'shipment-dispatched' | 'delivery-confirmed' }> extends infer N
    ? N extends Notification
        ? Pick<N, 'template' | 'params'>
        : never
    : never;

/** What customers are told on the way of a shipment. Each text once, in the transaction of what it tells. */
@Injectable()
export class ShipmentNotices {
    constructor(
        private connection: TransactionalConnection,
        private notifications: NotificationService,
    ) {}

    preparing(ctx: RequestContext, shipment: Shipment): Promise<void> {
        return this.tell(ctx, shipment, { template: 'shipment-preparing', params: about(shipment) });
    }

    loaded(ctx: RequestContext, shipment: Shipment): Promise<void> {
        return this.tell(ctx, shipment, { template: 'shipment-loaded', params: about(shipment) });
    }

    dispatched(ctx: RequestContext, shipment: Shipment, link: string): Promise<void> {
        return this.tell(ctx, shipment, { template: 'shipment-dispatched', params: { ...about(shipment), link } });
    }

    delivered(ctx: RequestContext, shipment: Shipment): Promise<void> {
        return this.tell(ctx, shipment, { template: 'delivery-confirmed', params: about(shipment) });
    }

    private async tell(ctx: RequestContext, shipment: Shipment, text: ShipmentText): Promise<void> {
        const to = await orderRecipient(this.connection, ctx, shipment.orderId);
        if (to) {
            const aggregate = `shipment:${shipment.id}`;
            await this.notifications.send(ctx, { ...text, to, aggregate, dedupeKey: `${text.template}:${shipment.id}` });
        }
    }
}

function about(shipment: Shipment) {
    return { orderCode: shipment.orderCode, shipmentNumber: shipment.number };
}
