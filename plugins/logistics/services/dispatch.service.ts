import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { type Scope, type StaffScope, systemScope } from '../../../kernel/scope';
import { withTx } from '../../../kernel/with-tx';
import { dispatchableOrderStates, mayBeFetched, mayMove } from '../domain/shipment-states';
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
            await this.load(inner, scope, shipment, now);
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
            await this.leave(inner, scope, shipment, now);
            return this.shipments.findOneOrThrow(inner, id);
        });
    }

    /** A courier has fetched it: neither truck nor weighbridge is asked for. False where its order cannot be shipped. */
    handOver(ctx: RequestContext, id: number, now: Date): Promise<boolean> {
        return withTx(this.connection, ctx, async inner => {
            const shipment = await this.shipments.lock(inner, id);
            const order = await lockOrderToShip(this.connection, inner, shipment.orderId);
            if (!mayBeFetched(shipment.state) || !order || !dispatchableOrderStates.includes(order.state)) return false;
            Object.assign(shipment, { loadId: null, stop: null });
            await this.leave(inner, systemScope, shipment, now);
            return true;
        });
    }

    /** All that the truck brings is being loaded from now on. The shipments are locked, and have a truck. */
    async startAll(ctx: RequestContext, scope: StaffScope, shipments: readonly Shipment[], now: Date): Promise<void> {
        for (const shipment of shipments.filter(one => mayMove(one.state, 'loading'))) await this.load(ctx, scope, shipment, now);
    }

    /** All that the truck took leaves with it, or nothing does. The shipments are locked. */
    async dispatchAll(ctx: RequestContext, scope: StaffScope, shipments: readonly Shipment[], now: Date): Promise<'not-weighed' | 'order-not-ready' | null> {
        const waiting = shipments.filter(one => one.state !== 'dispatched' && one.state !== 'delivered');
        if (!waiting.every(one => mayMove(one.state, 'dispatched'))) {
            return 'not-weighed';
        }
        for (const { orderId } of waiting) {
            const order = await lockOrderToShip(this.connection, ctx, orderId);
            if (!order || !dispatchableOrderStates.includes(order.state)) return 'order-not-ready';
        }
        for (const shipment of waiting) await this.leave(ctx, scope, shipment, now);
        return null;
    }

    private async load(ctx: RequestContext, scope: StaffScope, shipment: Shipment, now: Date): Promise<void> {
        const before = { ...shipment };
        shipment.state = 'loading';
        shipment.loadingStartedAt = now;
        await this.shipments.save(ctx, scope, 'shipment.load', shipment, before);
        await this.links.issue(ctx, shipment.id);
        await this.notices.preparing(ctx, shipment);
    }

    private async leave(ctx: RequestContext, scope: Scope, shipment: Shipment, now: Date): Promise<void> {
        const order = await lockOrderToShip(this.connection, ctx, shipment.orderId);
        const before = { ...shipment };
        shipment.state = 'dispatched';
        shipment.dispatchedAt = now;
        await this.shipments.save(ctx, scope, 'shipment.dispatch', shipment, before);
        const next = stateAfterDispatch(await shippableLines(this.connection, ctx, [shipment.orderId]));
        if (next !== order?.state) {
            await this.orders.move(ctx, shipment.orderId, next, scope);
        }
        await this.notices.dispatched(ctx, shipment, await this.links.issue(ctx, shipment.id));
    }
}

function refuseWithoutVehicle(shipment: Shipment): ShipmentRefusal | null {
    if (!shipment.plate) {
        return new ShipmentRefusal('vehicle-missing', 'plate');
    }
    return shipment.driverName ? null : new ShipmentRefusal('driver-missing', 'driverName');
}
