import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { ScopeService } from '../../organizations';
import type { Shipment } from '../entities/shipment.entity';
import { currentTickets } from '../queries/current-tickets.query';
import { CourierShown, type ShownCourier } from './courier-shown';
import { RequestBatch } from './request-batch';
import { ShipmentService } from './shipment.service';
import { TrackingLinkService } from './tracking-link.service';

export interface MyShipment {
    id: number;
    orderId: number;
    number: string;
    state: string;
    driverName: string | null;
    vehicle: string | null;
    plate: string | null;
    destination: string;
    loadingAt: Date | null;
    dispatchedAt: Date | null;
    deliveredAt: Date | null;
    plannedWeightKg: number;
    grossKg: number | null;
    tareKg: number | null;
    netKg: number | null;
    ticketNumber: string | null;
    mayConfirm: boolean;
    trackingUrl: string | null;
    courier: ShownCourier | null;
}

/** Shipments as the portal shows them, for many orders with four queries in all. */
@Injectable()
export class MyShipmentService {
    private readonly batch = new RequestBatch<MyShipment[]>(
        async (ctx, orderIds) => this.ofOrders(ctx, await this.scopes.member(ctx), orderIds),
        [],
    );

    constructor(
        private connection: TransactionalConnection,
        private scopes: ScopeService,
        private shipments: ShipmentService,
        private links: TrackingLinkService,
        private couriers: CourierShown,
    ) {}

    /** The caller has made sure that the order is the member's. Asked for many orders at once. */
    ofOrder(ctx: RequestContext, orderId: number): Promise<MyShipment[]> {
        return this.batch.get(ctx, orderId);
    }

    private async ofOrders(ctx: RequestContext, scope: MemberScope, orderIds: readonly number[]): Promise<Map<number, MyShipment[]>> {
        const shown = await this.show(ctx, scope, await this.shipments.ofOrders(ctx, orderIds));
        return new Map(orderIds.map(orderId => [orderId, shown.filter(shipment => shipment.orderId === orderId)]));
    }

    async show(ctx: RequestContext, scope: MemberScope, shipments: readonly Shipment[]): Promise<MyShipment[]> {
        const ids = shipments.map(shipment => shipment.id);
        const tickets = new Map((await currentTickets(this.connection, ctx, ids)).map(ticket => [ticket.shipmentId, ticket]));
        const urls = await this.links.urls(ctx, ids);
        const couriers = await this.couriers.of(ctx, ids);
        const kg = (grams: number | undefined) => (grams === undefined ? null : grams / 1000);
        return shipments.map(shipment => {
            const ticket = tickets.get(shipment.id);
            return {
                id: shipment.id,
                orderId: shipment.orderId,
                number: shipment.number,
                state: shipment.state,
                driverName: shipment.driverName,
                vehicle: shipment.vehicleName,
                plate: shipment.plate,
                destination: shipment.destination,
                loadingAt: shipment.loadingAt,
                dispatchedAt: shipment.dispatchedAt,
                deliveredAt: shipment.deliveredAt,
                plannedWeightKg: shipment.plannedWeightG / 1000,
                grossKg: kg(ticket?.grossG),
                tareKg: kg(ticket?.tareG),
                netKg: kg(ticket?.netG),
                ticketNumber: ticket?.number ?? null,
                mayConfirm: shipment.state === 'dispatched' && scope.permissions.has('order'),
                trackingUrl: urls.get(shipment.id) ?? null,
                courier: couriers.get(shipment.id) ?? null,
            };
        });
    }
}
