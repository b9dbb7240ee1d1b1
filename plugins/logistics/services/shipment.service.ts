import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ListQueryBuilder, type ListQueryOptions, type RequestContext, TransactionalConnection } from '@vendure/core';
import { In } from 'typeorm';

import type { Scope, StaffScope } from '../../../kernel/scope';
import { nextNumber } from '../../../kernel/vendure-counter';
import { checked, inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { heaviestG } from '../../indicators';
import { IdempotencyService } from '../../outbox';
import { mayMove, plannableOrderStates } from '../domain/shipment-states';
import { refuseQuantities, remainingLines } from '../domain/shipped-quantities';
import { ShipmentLine } from '../entities/shipment-line.entity';
import { Shipment } from '../entities/shipment.entity';
import { ShipmentRefusal } from '../errors';
import { companyNames } from '../queries/order-recipient.query';
import { lockOrderToShip, ordersToShip, type OrderToShip, shippableLines, type ShippableLine } from '../queries/shippable-lines.query';
import { FleetService } from './fleet.service';
import {
    cancelShipmentInput,
    type CreateShipment,
    createShipmentInput,
    type Journey,
    type UpdateShipment,
    updateShipmentInput,
} from './input-schemas';
import { TrackingLinkService } from './tracking-link.service';

export type ShipmentOfCompany = Shipment & { companyName: string };
export type ShippableOrder = OrderToShip & { lines: ShippableLine[] };

/** Planning of shipments: what goes where, with whom. */
@Injectable()
export class ShipmentService {
    private readonly cancelListeners: ((ctx: RequestContext, shipmentId: number) => Promise<void>)[] = [];

    constructor(
        private connection: TransactionalConnection,
        private listQueryBuilder: ListQueryBuilder,
        private audit: AuditService,
        private idempotency: IdempotencyService,
        private fleet: FleetService,
        private links: TrackingLinkService,
    ) {}

    /** What else ends with a shipment, in its transaction. */
    whenCancelled(listener: (ctx: RequestContext, shipmentId: number) => Promise<void>): void {
        this.cancelListeners.push(listener);
    }

    async list(ctx: RequestContext, options?: ListQueryOptions<Shipment>) {
        const [items, totalItems] = await this.listQueryBuilder.build(Shipment, options, { ctx }).getManyAndCount();
        return { items: await this.withCompanies(ctx, items), totalItems };
    }

    async findOne(ctx: RequestContext, id: number): Promise<ShipmentOfCompany | null> {
        const shipment = await this.connection.getRepository(ctx, Shipment).findOneBy({ id });
        return shipment && ((await this.withCompanies(ctx, [shipment]))[0] ?? null);
    }

    async findOneOrThrow(ctx: RequestContext, id: number): Promise<ShipmentOfCompany> {
        const shipment = await this.findOne(ctx, id);
        if (!shipment) {
            throw new EntityNotFoundError('Shipment', id);
        }
        return shipment;
    }

    /** Shipments of these orders that were not cancelled, the oldest first. */
    ofOrders(ctx: RequestContext, orderIds: readonly number[]): Promise<Shipment[]> {
        return this.connection.getRepository(ctx, Shipment).find({
            where: { orderId: In([...orderIds]), state: In(['planned', 'loading', 'weighed', 'dispatched', 'delivered']) },
            order: { id: 'ASC' },
            take: 10_000,
        });
    }

    /** Orders of which something is still to be planned for transport. */
    async shippableOrders(ctx: RequestContext, { reach }: StaffScope, term: string, take: number): Promise<ShippableOrder[]> {
        const page = { reach, states: plannableOrderStates, term: term.trim(), skip: 0, take: Math.min(Math.max(take, 1), 100) };
        const orders = await ordersToShip(this.connection, ctx, page);
        const lines = await shippableLines(this.connection, ctx, orders.map(order => order.orderId));
        return orders.map(order => ({ ...order, lines: lines.filter(line => line.orderId === order.orderId) }));
    }

    async create(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<ShipmentOfCompany | ShipmentRefusal> {
        const input = checked(createShipmentInput, given);
        const answer = await this.idempotency.run(ctx, scope, 'createShipment', input.idempotencyKey, input, async inner => {
            const saved = await this.plan(inner, scope, input);
            return saved instanceof ShipmentRefusal ? saved : { id: saved.id };
        });
        return answer instanceof ShipmentRefusal ? answer : this.findOneOrThrow(ctx, answer.id);
    }

    update(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<ShipmentOfCompany | ShipmentRefusal> {
        const input = checked(updateShipmentInput, given);
        return withTx(this.connection, ctx, async inner => {
            const shipment = await this.lock(inner, input.id);
            if (shipment.state !== 'planned' && shipment.state !== 'loading') {
                return new ShipmentRefusal('wrong-state');
            }
            const journey = await this.journey(inner, input, shipment.destination);
            if (journey.capacityG !== null && shipment.plannedWeightG > journey.capacityG) {
                return new ShipmentRefusal('over-capacity', 'vehicleId');
            }
            if (shipment.loadId !== null && !isSameTruck(shipment, journey.columns)) {
                return new ShipmentRefusal('on-load', 'vehicleId');
            }
            const before = { ...shipment };
            Object.assign(shipment, journey.columns);
            await this.save(inner, scope, 'shipment.update', shipment, before);
            return this.findOneOrThrow(inner, shipment.id);
        });
    }

    cancel(ctx: RequestContext, scope: Scope, given: unknown): Promise<ShipmentOfCompany | ShipmentRefusal> {
        const { id, reason } = checked(cancelShipmentInput, given);
        return withTx(this.connection, ctx, async inner => {
            const shipment = await this.lock(inner, id);
            if (!mayMove(shipment.state, 'cancelled')) {
                return new ShipmentRefusal('wrong-state');
            }
            const before = { ...shipment };
            Object.assign(shipment, { state: 'cancelled', loadId: null, stop: null });
            await this.links.endNow(inner, id);
            for (const listener of this.cancelListeners) await listener(inner, id);
            await this.save(inner, scope, 'shipment.cancel', shipment, before, reason);
            return this.findOneOrThrow(inner, id);
        });
    }

    /** The shipment, its order and itself locked until the transaction ends, in that order. */
    async lock(ctx: RequestContext, id: number): Promise<Shipment> {
        const repository = this.connection.getRepository(ctx, Shipment);
        const found = await repository.findOneBy({ id });
        if (!found) {
            throw new EntityNotFoundError('Shipment', id);
        }
        await lockOrderToShip(this.connection, ctx, found.orderId);
        return repository.findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
    }

    /** These shipments and their orders locked, as `lock` does with one. */
    async lockAll(ctx: RequestContext, ids: readonly number[]): Promise<Shipment[]> {
        const repository = this.connection.getRepository(ctx, Shipment);
        const found = await repository.findBy({ id: In([...ids]) });
        const missing = ids.find(id => !found.some(shipment => shipment.id === id));
        if (missing !== undefined) {
            throw new EntityNotFoundError('Shipment', missing);
        }
        const orderIds = [...new Set(found.map(shipment => shipment.orderId))].sort((a, b) => a - b);
        for (const orderId of orderIds) await lockOrderToShip(this.connection, ctx, orderId);
        return repository.find({ where: { id: In([...ids]) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
    }

    private async plan(ctx: RequestContext, scope: StaffScope, input: CreateShipment): Promise<Shipment | ShipmentRefusal> {
        const order = await lockOrderToShip(this.connection, ctx, input.orderId);
        if (!order) {
            throw new EntityNotFoundError('Order', input.orderId);
        }
        if (!plannableOrderStates.includes(order.state) || order.awaitsGoods) {
            return new ShipmentRefusal('order-not-plannable', 'orderId');
        }
        const ordered = await shippableLines(this.connection, ctx, [order.orderId]);
        const lines = input.lines ?? remainingLines(ordered);
        const refused = lines.length === 0 ? ({ reason: 'nothing-to-ship' } as const) : refuseQuantities(ordered, lines);
        if (refused) {
            return new ShipmentRefusal(refused.reason, 'lines');
        }
        const unitWeights = new Map(ordered.map(line => [line.orderLineId, line.weightG]));
        const plannedWeightG = lines.reduce((sum, line) => sum + line.quantity * (unitWeights.get(line.orderLineId) ?? 0), 0);
        const journey = await this.journey(ctx, input, order.destination);
        if (plannedWeightG > heaviestG) {
            return new ShipmentRefusal('too-heavy', 'lines');
        }
        if (journey.capacityG !== null && plannedWeightG > journey.capacityG) {
            return new ShipmentRefusal('over-capacity', 'vehicleId');
        }
        if (journey.columns.destination === '') {
            throw inputError('destination: is required, since the branch has no address');
        }
        return this.insert(ctx, scope, order, { ...journey.columns, plannedWeightG }, lines);
    }

    private async insert(
        ctx: RequestContext,
        scope: StaffScope,
        order: OrderToShip,
        columns: Partial<Shipment>,
        lines: readonly { orderLineId: number; quantity: number }[],
    ): Promise<Shipment> {
        const repository = this.connection.getRepository(ctx, Shipment);
        const number = `SH-${String(await nextNumber(repository.manager, 'shipment')).padStart(6, '0')}`;
        const { orderId, orderCode, companyId, branchId } = order;
        const saved = await repository.save(
            new Shipment({ ...columns, number, orderId, orderCode, companyId, branchId, state: 'planned' }),
        );
        const summed = new Map<number, number>();
        lines.forEach(line => summed.set(line.orderLineId, (summed.get(line.orderLineId) ?? 0) + line.quantity));
        await this.connection
            .getRepository(ctx, ShipmentLine)
            .insert([...summed].map(([orderLineId, quantity]) => ({ shipmentId: saved.id, orderLineId, quantity })));
        await this.record(ctx, scope, 'shipment.create', saved, null);
        return saved;
    }

    /** The journey's columns, names taken from driver and vehicle where these are given. */
    private async journey(
        ctx: RequestContext,
        input: Journey | UpdateShipment,
        destination: string,
    ): Promise<{ columns: Partial<Shipment>; capacityG: number | null }> {
        const { columns, vehicle } = await this.fleet.truck(ctx, input);
        return {
            columns: { ...columns, destination: input.destination ?? destination, loadingAt: input.loadingAt },
            capacityG: vehicle?.capacityG ?? null,
        };
    }

    /** Saves a step of a locked shipment and tells the audit of it. */
    async save(ctx: RequestContext, scope: Scope, action: string, shipment: Shipment, before: Shipment | object, reason?: string) {
        await this.connection.getRepository(ctx, Shipment).save(shipment);
        await this.record(ctx, scope, action, shipment, before, reason);
    }

    private record(ctx: RequestContext, scope: Scope, action: string, shipment: Shipment, before: object | null, reason?: string) {
        const { id, companyId } = shipment;
        return this.audit.record(ctx, { scope, action, entity: 'Shipment', entityId: id, companyId, before, after: shipment, reason });
    }

    private async withCompanies(ctx: RequestContext, shipments: Shipment[]): Promise<ShipmentOfCompany[]> {
        const names = await companyNames(this.connection, ctx, shipments.map(shipment => shipment.companyId));
        return shipments.map(shipment => Object.assign(shipment, { companyName: names.get(shipment.companyId) ?? '' }));
    }
}

/** The truck of a load is the load's to change. */
function isSameTruck(shipment: Shipment, columns: Partial<Shipment>): boolean {
    const parts = ['driverId', 'driverName', 'driverPhone', 'vehicleId', 'vehicleName', 'plate'] as const;
    return parts.every(part => shipment[part] === columns[part]);
}
