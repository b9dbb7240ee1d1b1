import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ListQueryBuilder, type ListQueryOptions, type RequestContext, TransactionalConnection, type Type } from '@vendure/core';
import type { FindOneOptions } from 'typeorm';
import type { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { checked, inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { plateOf } from '../domain/plate';
import { tareValidUntil } from '../domain/weighing-rules';
import { Scale } from '../entities/scale.entity';
import { TransportDriver } from '../entities/transport-driver.entity';
import { TransportVehicle } from '../entities/transport-vehicle.entity';
import { WeighbridgeTicket } from '../entities/weighbridge-ticket.entity';
import { driverInput, scaleInput, vehicleInput } from './input-schemas';

type FleetEntity = TransportDriver | TransportVehicle | Scale;

interface FleetKind<E extends FleetEntity> {
    entity: Type<E>;
    name: string;
    schema: z.ZodType;
    /** The column that no two may share. */
    unique: keyof E & string;
}

export interface TruckColumns {
    driverId: number | null;
    driverName: string | null;
    driverPhone: string | null;
    vehicleId: number | null;
    vehicleName: string | null;
    plate: string | null;
}
type TruckInput = Readonly<TruckColumns>;

const drivers: FleetKind<TransportDriver> = { entity: TransportDriver, name: 'TransportDriver', schema: driverInput, unique: 'id' };
const vehicles: FleetKind<TransportVehicle> = { entity: TransportVehicle, name: 'TransportVehicle', schema: vehicleInput, unique: 'plate' };
const scales: FleetKind<Scale> = { entity: Scale, name: 'Scale', schema: scaleInput, unique: 'code' };

/** Drivers, vehicles and weighbridges: what shipments are made with. */
@Injectable()
export class FleetService {
    constructor(
        private connection: TransactionalConnection,
        private listQueryBuilder: ListQueryBuilder,
        private audit: AuditService,
    ) {}

    drivers(ctx: RequestContext, options?: ListQueryOptions<TransportDriver>) {
        return this.list(ctx, TransportDriver, options);
    }

    vehicles(ctx: RequestContext, options?: ListQueryOptions<TransportVehicle>) {
        return this.list(ctx, TransportVehicle, options);
    }

    scales(ctx: RequestContext, options?: ListQueryOptions<Scale>) {
        return this.list(ctx, Scale, options);
    }

    driver(ctx: RequestContext, id: number): Promise<TransportDriver> {
        return this.find(ctx, drivers, id);
    }

    vehicle(ctx: RequestContext, id: number): Promise<TransportVehicle> {
        return this.find(ctx, vehicles, id);
    }

    scale(ctx: RequestContext, id: number): Promise<Scale> {
        return this.find(ctx, scales, id);
    }

    /** Who drives what: of a driver and a vehicle of the fleet it is known, of others it is typed. */
    async truck(ctx: RequestContext, input: TruckInput): Promise<{ columns: TruckColumns; vehicle: TransportVehicle | null }> {
        const driver = input.driverId === null ? null : await this.driver(ctx, input.driverId);
        const vehicle = input.vehicleId === null ? null : await this.vehicle(ctx, input.vehicleId);
        const columns = {
            driverId: driver?.id ?? null,
            driverName: driver?.name ?? input.driverName,
            driverPhone: driver?.phone ?? input.driverPhone,
            vehicleId: vehicle?.id ?? null,
            vehicleName: vehicle?.name ?? input.vehicleName,
            plate: vehicle?.plate ?? input.plate,
        };
        return { columns, vehicle };
    }

    saveDriver(ctx: RequestContext, scope: StaffScope, id: number | null, input: object) {
        return this.save(ctx, scope, drivers, id, input);
    }

    saveVehicle(ctx: RequestContext, scope: StaffScope, id: number | null, input: object) {
        return this.save(ctx, scope, vehicles, id, input);
    }

    /** A vehicle's empty weight as the indicator showed it: from now on it may be the tare of a ticket, for its days. */
    keepTare(ctx: RequestContext, scope: StaffScope, id: number, storedTareG: number, storedTareAt: Date): Promise<TransportVehicle> {
        return this.save(ctx, scope, vehicles, id, {}, { storedTareG, storedTareAt });
    }

    /** The empty weight that was weighed and kept, and until when it holds. */
    async tareOf(ctx: RequestContext, vehicleId: number | null): Promise<{ tareG: number; until: Date } | null> {
        const vehicle = vehicleId === null ? null : await this.connection.getRepository(ctx, TransportVehicle).findOneBy({ id: vehicleId });
        const until = vehicle && tareValidUntil(vehicle);
        return until && vehicle.storedTareG !== null ? { tareG: vehicle.storedTareG, until } : null;
    }

    saveScale(ctx: RequestContext, scope: StaffScope, id: number | null, input: object) {
        return this.save(ctx, scope, scales, id, input);
    }

    private async list<E extends FleetEntity>(ctx: RequestContext, entity: Type<E>, options?: ListQueryOptions<E>) {
        const [items, totalItems] = await this.listQueryBuilder.build(entity, options, { ctx }).getManyAndCount();
        return { items, totalItems };
    }

    private async find<E extends FleetEntity>(ctx: RequestContext, kind: FleetKind<E>, id: number, lock?: FindOneOptions<E>['lock']): Promise<E> {
        const found = await this.connection.getRepository(ctx, kind.entity).findOne({ where: { id: id as never }, lock });
        if (!found) {
            throw new EntityNotFoundError(kind.name, id);
        }
        return found;
    }

    /** Makes one, or changes what is given of an existing one. */
    private save<E extends FleetEntity>(ctx: RequestContext, scope: StaffScope, kind: FleetKind<E>, id: number | null, input: object, measured: Partial<E> = {}): Promise<E> {
        return withTx(this.connection, ctx, async inner => {
            const before = id === null ? null : await this.find(inner, kind, id, { mode: 'pessimistic_write' });
            const given = Object.fromEntries(Object.entries(input).filter(([key, value]) => key !== 'id' && value !== undefined));
            const columns = { ...(checked(kind.schema, { ...before, ...given }) as Partial<E>), ...measured };
            forgetWeighedTare(before, columns);
            writePlate(columns);
            await this.refuseTaken(inner, kind, id, columns);
            const row = new kind.entity({ ...columns, ...(id && { id }) });
            await this.connection.getRepository(inner, kind.entity).save(row as never);
            const found = await this.find(inner, kind, row.id);
            await this.audit.record(inner, {
                scope,
                action: `${kind.name}.${before ? 'update' : 'create'}`,
                entity: kind.name,
                entityId: found.id,
                before,
                after: found,
            });
            return found;
        });
    }

    private async refuseTaken<E extends FleetEntity>(ctx: RequestContext, kind: FleetKind<E>, id: number | null, columns: Partial<E>) {
        const value = columns[kind.unique];
        const taken = value !== undefined && (await this.connection.getRepository(ctx, kind.entity).findOne({ where: { [kind.unique]: value } as never }));
        if (taken && taken.id !== id) {
            throw inputError(`${kind.unique}: is taken already`);
        }
        if (kind.unique === 'code' && id !== null && !taken && (await this.hasTickets(ctx, id))) {
            throw inputError('code: cannot change once a ticket bears it');
        }
    }

    private hasTickets(ctx: RequestContext, scaleId: number): Promise<boolean> {
        return this.connection.getRepository(ctx, WeighbridgeTicket).existsBy({ scaleId });
    }
}

/** Whoever types another empty weight says what the papers say: it was not weighed. */
function forgetWeighedTare(before: object | null, columns: Partial<TransportVehicle>): void {
    const isTyped = 'storedTareG' in columns && !('storedTareAt' in columns);
    if (isTyped && (before as TransportVehicle | null)?.storedTareG !== columns.storedTareG) columns.storedTareAt = null;
}

/** Written as its country writes it, so that one plate is one vehicle. Of a country that nobody named it stays as it was typed. */
function writePlate(columns: Partial<TransportVehicle>): void {
    if (!columns.countryCode || columns.plate === undefined) return;
    const plate = plateOf(columns.plate, columns.countryCode);
    if (plate === null) throw inputError('plate: is not written as plates of this country are');
    columns.plate = plate;
}
