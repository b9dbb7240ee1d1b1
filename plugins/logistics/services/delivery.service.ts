import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import { type MemberScope, type Scope, type StaffScope, systemScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { type ConfirmedVia, Shipment } from '../entities/shipment.entity';
import { DeliveryRefusal } from '../errors';
import { lockOrderToShip } from '../queries/shippable-lines.query';
import { confirmDeliveryInput } from './input-schemas';
import { OrderMoves } from './order-moves';
import { ShipmentNotices } from './shipment-notices';
import { ShipmentService } from './shipment.service';
import { TrackingLinkService } from './tracking-link.service';

export interface Confirmation {
    /** Null when the courier says that it is delivered, and not to whom. */
    receivedBy: string | null;
    note: string | null;
}

/** The customer's word that the goods arrived: in the portal, by the link, or told to the transport officer. */
@Injectable()
export class DeliveryService {
    constructor(
        private connection: TransactionalConnection,
        private shipments: ShipmentService,
        private orders: OrderMoves,
        private links: TrackingLinkService,
        private notices: ShipmentNotices,
        private audit: AuditService,
        private idempotency: IdempotencyService,
    ) {}

    /** A shipment of another company is not found, whatever its state. */
    async confirmByMember(ctx: RequestContext, scope: MemberScope, given: unknown): Promise<Shipment | DeliveryRefusal> {
        const input = checked(confirmDeliveryInput, given);
        const answer = await this.idempotency.run(ctx, scope, 'confirmDelivery', input.idempotencyKey, input, async inner => {
            const shipment = await this.ofCompany(inner, scope, input.shipmentId);
            const confirmed = await this.confirm(inner, scope, shipment.id, input, 'portal');
            return confirmed instanceof DeliveryRefusal ? confirmed : { shipmentId: confirmed.id };
        });
        return answer instanceof DeliveryRefusal ? answer : this.ofCompany(ctx, scope, answer.shipmentId);
    }

    confirmByStaff(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<Shipment | DeliveryRefusal> {
        const input = checked(confirmDeliveryInput, given);
        return this.confirm(ctx, scope, input.shipmentId, input, 'staff');
    }

    confirmByLink(ctx: RequestContext, shipmentId: number, confirmation: Confirmation): Promise<Shipment | DeliveryRefusal> {
        return this.confirm(ctx, systemScope, shipmentId, confirmation, 'link');
    }

    confirmByDriver(ctx: RequestContext, shipmentId: number, confirmation: Confirmation, isPart: boolean): Promise<Shipment | DeliveryRefusal> {
        return this.confirm(ctx, systemScope, shipmentId, confirmation, 'driver', isPart);
    }

    confirmByCourier(ctx: RequestContext, shipmentId: number): Promise<Shipment | DeliveryRefusal> {
        return this.confirm(ctx, systemScope, shipmentId, { receivedBy: null, note: null }, 'courier');
    }

    /** The member's own shipment: one of an order that he may see. */
    async ofCompany(ctx: RequestContext, scope: MemberScope, shipmentId: number): Promise<Shipment> {
        const shipment = await this.connection.getRepository(ctx, Shipment).findOneBy({ id: shipmentId, companyId: scope.companyId });
        const isVisible = shipment && shipment.state !== 'cancelled' && (await this.orders.isVisible(ctx, scope, shipment.orderId));
        if (!isVisible) {
            throw new EntityNotFoundError('Shipment', shipmentId);
        }
        return shipment;
    }

    /** Confirming what was confirmed before changes nothing and is no mistake: people press twice. */
    private confirm(ctx: RequestContext, scope: Scope, id: number, given: Confirmation, via: ConfirmedVia, isPart = false): Promise<Shipment | DeliveryRefusal> {
        return withTx(this.connection, ctx, async inner => {
            const shipment = await this.shipments.lock(inner, id);
            if (shipment.state === 'delivered') {
                return shipment;
            }
            if (shipment.state !== 'dispatched') {
                return new DeliveryRefusal();
            }
            const repository = this.connection.getRepository(inner, Shipment);
            await repository
                .createQueryBuilder()
                .update()
                .set({ state: 'delivered', deliveredAt: () => 'now()', receivedBy: given.receivedBy, deliveryNote: given.note, confirmedVia: via, deliveredInPart: isPart })
                .where({ id })
                .execute();
            const delivered = await repository.findOneByOrFail({ id });
            const { companyId, receivedBy } = delivered;
            await this.audit.record(inner, {
                scope,
                action: 'shipment.deliver',
                entity: 'Shipment',
                entityId: id,
                companyId,
                before: { state: shipment.state },
                after: { state: delivered.state, receivedBy, via, ...(isPart && { isPart }) },
                reason: given.note,
            });
            await this.moveOrder(inner, delivered.orderId);
            await this.links.endAfterDelivery(inner, id);
            await this.notices.delivered(inner, delivered);
            return delivered;
        });
    }

    /** The order is delivered when all that left is delivered and nothing is left to leave. */
    private async moveOrder(ctx: RequestContext, orderId: number): Promise<void> {
        const order = await lockOrderToShip(this.connection, ctx, orderId);
        const all = await this.shipments.ofOrders(ctx, [orderId]);
        if (order?.state === 'Shipped' && all.every(shipment => shipment.state === 'delivered')) {
            await this.orders.move(ctx, orderId, 'Delivered', systemScope);
        }
    }
}
