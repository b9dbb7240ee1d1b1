import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ListQueryBuilder, type ListQueryOptions, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope, StaffScope } from '../../../kernel/scope';
import { nextNumber } from '../../../kernel/vendure-counter';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { heaviestG } from '../../indicators';
import { IdempotencyService } from '../../outbox';
import { isOpenLoad, mayLoadMove } from '../domain/load-states';
import { Shipment } from '../entities/shipment.entity';
import { TransportLoad } from '../entities/transport-load.entity';
import type { TransportVehicle } from '../entities/transport-vehicle.entity';
import { LoadRefusal } from '../errors';
import { loadGoods } from '../queries/load-goods.query';
import { FleetService } from './fleet.service';
import { LoadOverviewService } from './load-overview.service';
import { cancelLoadInput, createLoadInput, type Truck, updateLoadInput } from './load-schemas';
import { ShipmentService } from './shipment.service';

/** What a shipment that is taken off a load no longer has. */
const noTruck = { loadId: null, stop: null, driverId: null, driverName: null, driverPhone: null, vehicleId: null, vehicleName: null, plate: null };

/** Planning of trips: which shipments go with which truck, in which order they are unloaded. */
@Injectable()
export class LoadService {
    constructor(
        private connection: TransactionalConnection,
        private listQueryBuilder: ListQueryBuilder,
        private audit: AuditService,
        private idempotency: IdempotencyService,
        private fleet: FleetService,
        private shipments: ShipmentService,
        private overview: LoadOverviewService,
    ) {}

    async list(ctx: RequestContext, options?: ListQueryOptions<TransportLoad>) {
        const [items, totalItems] = await this.listQueryBuilder.build(TransportLoad, options, { ctx }).getManyAndCount();
        return { items, totalItems };
    }

    /** With `findOne`, which asks whether it is within reach; `findOneBy` does not. */
    findOne(ctx: RequestContext, id: number): Promise<TransportLoad | null> {
        return this.connection.getRepository(ctx, TransportLoad).findOne({ where: { id } });
    }

    async findOneOrThrow(ctx: RequestContext, id: number): Promise<TransportLoad> {
        const load = await this.findOne(ctx, id);
        if (!load) {
            throw new EntityNotFoundError('TransportLoad', id);
        }
        return load;
    }

    /** Planned shipments that are on no load yet, what is to be loaded first at the top. */
    async loadable(ctx: RequestContext, take: number): Promise<Shipment[]> {
        const { items } = await this.shipments.list(ctx, {
            filter: { state: { eq: 'planned' }, loadId: { isNull: true } },
            sort: { loadingAt: 'ASC', id: 'ASC' },
            take: Math.min(Math.max(take, 1), 100),
        });
        return items;
    }

    async create(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<TransportLoad | LoadRefusal> {
        const input = checked(createLoadInput, given);
        const answer = await this.idempotency.run(ctx, scope, 'createLoad', input.idempotencyKey, input, async inner => {
            const { columns, vehicle } = await this.truck(inner, input);
            const load = new TransportLoad({ ...columns, state: 'planned' });
            const refused = await this.fill(inner, scope, load, input.shipmentIds, vehicle, async () => {
                load.number = `LD-${String(await nextNumber(this.connection.getRepository(inner, TransportLoad).manager, 'load')).padStart(6, '0')}`;
                await this.save(inner, scope, 'load.create', load, null);
            });
            return refused ?? { id: load.id };
        });
        return answer instanceof LoadRefusal ? answer : this.findOneOrThrow(ctx, answer.id);
    }

    /** The truck and all stops, as they are to be from now on. */
    update(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<TransportLoad | LoadRefusal> {
        const input = checked(updateLoadInput, given);
        return withTx(this.connection, ctx, async inner => {
            const load = await this.lock(inner, input.id);
            if (load.version !== input.version) {
                return new LoadRefusal('changed-meanwhile');
            }
            if (!isOpenLoad(load.state)) {
                return new LoadRefusal('wrong-state');
            }
            const before = { ...load };
            const { columns, vehicle } = await this.truck(inner, input);
            Object.assign(load, columns, { version: load.version + 1 });
            const refused = await this.fill(inner, scope, load, input.shipmentIds, vehicle, () => this.save(inner, scope, 'load.update', load, before));
            return refused ?? this.findOneOrThrow(inner, load.id);
        });
    }

    /** Its shipments stay planned and may go with another. */
    cancel(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<TransportLoad | LoadRefusal> {
        const { id, reason } = checked(cancelLoadInput, given);
        return withTx(this.connection, ctx, async inner => {
            const load = await this.lock(inner, id);
            const shipments = await this.lockShipments(inner, id);
            if (!mayLoadMove(load.state, 'cancelled')) {
                return new LoadRefusal('wrong-state');
            }
            if (shipments.some(shipment => shipment.state !== 'planned')) {
                return new LoadRefusal('shipment-not-planned');
            }
            const before = { ...load };
            Object.assign(load, { state: 'cancelled', version: load.version + 1 });
            for (const shipment of shipments) await this.change(inner, scope, shipment, noTruck);
            await this.save(inner, scope, 'load.cancel', load, before, reason);
            // Now it carries nothing, and is found by those only who see all companies.
            return load;
        });
    }

    /** The load locked until the transaction ends: before its shipments, and they after their orders. */
    async lock(ctx: RequestContext, id: number): Promise<TransportLoad> {
        const load = await this.connection.getRepository(ctx, TransportLoad).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (!load) {
            throw new EntityNotFoundError('TransportLoad', id);
        }
        return load;
    }

    async lockShipments(ctx: RequestContext, loadId: number): Promise<Shipment[]> {
        const ids = await this.connection.getRepository(ctx, Shipment).find({ where: { loadId }, select: { id: true } });
        const locked = await this.shipments.lockAll(ctx, ids.map(({ id }) => id));
        // One that was cancelled while this waited for its order has left the load.
        return locked.filter(shipment => shipment.loadId === loadId);
    }

    async save(ctx: RequestContext, scope: Scope, action: string, load: TransportLoad, before: object | null, reason?: string | null): Promise<void> {
        await this.connection.getRepository(ctx, TransportLoad).save(load);
        await this.audit.record(ctx, { scope, action, entity: 'TransportLoad', entityId: load.id, before, after: load, reason });
    }

    private async truck(ctx: RequestContext, input: Truck) {
        const { columns, vehicle } = await this.fleet.truck(ctx, input);
        const { carrier, gateAt } = input;
        return { columns: { ...columns, carrier, gateAt, countryCode: input.countryCode ?? vehicle?.countryCode ?? null }, vehicle };
    }

    /** Puts these shipments on the load in this order, and takes off what is not among them. Decides before it writes anything. */
    private async fill(ctx: RequestContext, scope: StaffScope, load: TransportLoad, ids: readonly number[], vehicle: TransportVehicle | null, saveLoad: () => Promise<void>): Promise<LoadRefusal | null> {
        const repository = this.connection.getRepository(ctx, Shipment);
        const before = load.id === undefined ? [] : await repository.find({ where: { loadId: load.id }, select: { id: true } });
        const locked = await this.shipments.lockAll(ctx, [...new Set([...ids, ...before.map(({ id }) => id)])]);
        const chosen = locked.filter(shipment => ids.includes(shipment.id));
        const left = locked.filter(shipment => !ids.includes(shipment.id) && shipment.loadId === load.id);
        if (chosen.some(shipment => shipment.loadId !== null && shipment.loadId !== load.id)) {
            return new LoadRefusal('on-other-load', 'shipmentIds');
        }
        const moved = [...chosen.filter(shipment => shipment.loadId === null), ...left];
        if (moved.some(shipment => shipment.state !== 'planned')) {
            return new LoadRefusal('shipment-not-planned', 'shipmentIds');
        }
        const refused = await this.refuseWeight(ctx, load, ids, vehicle);
        if (refused) {
            return refused;
        }
        await saveLoad();
        for (const shipment of left) await this.change(ctx, scope, shipment, noTruck);
        const { driverId, driverName, driverPhone, vehicleId, vehicleName, plate } = load;
        const truck = { driverId, driverName, driverPhone, vehicleId, vehicleName, plate, loadId: load.id };
        for (const shipment of chosen) {
            await this.change(ctx, scope, shipment, { ...truck, stop: ids.indexOf(shipment.id) + 1, loadingAt: load.gateAt ?? shipment.loadingAt });
        }
        return null;
    }

    private async refuseWeight(ctx: RequestContext, load: TransportLoad, ids: readonly number[], vehicle: TransportVehicle | null): Promise<LoadRefusal | null> {
        const goods = await loadGoods(this.connection, ctx, { shipmentIds: ids });
        const { over, weightG } = this.overview.checkOf(vehicle, load.countryCode, goods);
        if (over.includes('payload')) {
            return new LoadRefusal('over-capacity', 'vehicleId');
        }
        return over.includes('gross') || weightG > heaviestG ? new LoadRefusal('over-gross', 'vehicleId') : null;
    }

    private async change(ctx: RequestContext, scope: StaffScope, shipment: Shipment, columns: Partial<Shipment>): Promise<void> {
        const before = { ...shipment };
        Object.assign(shipment, columns);
        await this.shipments.save(ctx, scope, 'shipment.update', shipment, before);
    }
}
