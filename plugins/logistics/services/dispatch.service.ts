import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { withTx } from '../../../kernel/with-tx';
import { dispatchableOrderStates, mayMove } from '../domain/shipment-states';
import { stateAfterDispatch } from '../domain/shipped-quantities';
import type { Shipment } from '../entities/shipment.entity';
import { ShipmentRefusal } from '../errors';
import { lockOrderToShip, shippableLines } from '../queries/shippable-lines.query';
import { OrderMoves } from './order-moves';
import { ShipmentNotices } from './shipment-notices';
import { type ShipmentOfCompany, ShipmentService } from './shipment.service';
import { TrackingLinkService } from './tracking-link.service';

/** Loading and leaving the gate. */
@Injectable()
export class DispatchService {
    constructor(
        private connection: TransactionalConnection,
        private shipments: ShipmentService,
        private orders: OrderMoves,
        private links: TrackingLinkService,
        private notices: ShipmentNotices,
    ) {}

    startLoading(ctx: RequestContext, scope: StaffScope, id: number, now: Date): Promise<ShipmentOfCompany | ShipmentRefusal> {
        return withTx(this.connection, ctx, async inner => {
            const shipment = await this.shipments.lock(inner, id);
            if (!mayMove(shipment.state, 'loading')) {
                return new ShipmentRefusal('wrong-state');
            }
            const refused = refuseWithoutVehicle(shipment);
            if (refused) {
                return refused;
            }
            const before = { ...shipment };
            shipment.state = 'loading';
            shipment.loadingStartedAt = now;
            await this.shipments.save(inner, scope, 'shipment.load', shipment, before);
            await this.links.issue(inner, id);
            await this.notices.preparing(inner, shipment);
            return this.shipments.findOneOrThrow(inner, id);
        });
    }

    dispatch(ctx: RequestContext, scope: StaffScope, id: number, now: Date): Promise<ShipmentOfCompany | ShipmentRefusal> {
        return withTx(this.connection, ctx, async inner => {
            const shipment = await this.shipments.lock(inner, id);
            const order = await lockOrderToShip(this.connection, inner, shipment.orderId);
            if (!mayMove(shipment.state, 'dispatched')) {
                return new ShipmentRefusal('wrong-state');
            }
            if (!order || !dispatchableOrderStates.includes(order.state)) {
                return new ShipmentRefusal('order-not-ready');
            }
            const before = { ...shipment };
            shipment.state = 'dispatched';
            shipment.dispatchedAt = now;
            await this.shipments.save(inner, scope, 'shipment.dispatch', shipment, before);
            const next = stateAfterDispatch(await shippableLines(this.connection, inner, [shipment.orderId]));
            if (next !== order.state) {
                await this.orders.move(inner, shipment.orderId, next, scope);
            }
            await this.notices.dispatched(inner, shipment, await this.links.issue(inner, id));
            return this.shipments.findOneOrThrow(inner, id);
        });
    }
}

function refuseWithoutVehicle(shipment: Shipment): ShipmentRefusal | null {
    if (!shipment.plate) {
        return new ShipmentRefusal('vehicle-missing', 'plate');
    }
    return shipment.driverName ? null : new ShipmentRefusal('driver-missing', 'driverName');
}
