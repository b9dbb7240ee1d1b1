import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

import type { LoadState } from '../domain/load-states';
import type { RoadCountry } from '../domain/road-limits';
import { TransportDriver } from './transport-driver.entity';
import { TransportVehicle } from './transport-vehicle.entity';

/** One trip of one truck, with shipments of as many companies as fit. Which they are, the shipments say: none is on two loads. */
@Entity('transport_load')
export class TransportLoad extends VendureEntity {
    constructor(input?: DeepPartial<TransportLoad>) {
        super(input);
    }

    declare id: number;

    @Index('UQ_transport_load_number', { unique: true })
    @Column('text')
    number: string;

    @Index()
    @Column('text')
    state: LoadState;

    @Index()
    @ManyToOne(() => TransportDriver, { onDelete: 'SET NULL', nullable: true })
    driver: TransportDriver | null;

    @Column('int', { nullable: true })
    driverId: number | null;

    /** As it was when planned, like a shipment's. */
    @Column('text', { nullable: true })
    driverName: string | null;

    @Column('text', { nullable: true })
    driverPhone: string | null;

    @Index()
    @ManyToOne(() => TransportVehicle, { onDelete: 'SET NULL', nullable: true })
    vehicle: TransportVehicle | null;

    @Column('int', { nullable: true })
    vehicleId: number | null;

    @Column('text', { nullable: true })
    vehicleName: string | null;

    @Column('text', { nullable: true })
    plate: string | null;

    /** The firm that carries it; null when our own people do. */
    @Column('text', { nullable: true })
    carrier: string | null;

    /** Whose roads, and so whose limits. */
    @Column('text', { nullable: true })
    countryCode: RoadCountry | null;

    /** When the truck is to be at the gate. */
    @Index()
    @Column('timestamptz', { nullable: true })
    gateAt: Date | null;

    @Column('timestamptz', { nullable: true })
    arrivedAt: Date | null;

    @Column('timestamptz', { nullable: true })
    insideAt: Date | null;

    @Index()
    @Column('timestamptz', { nullable: true })
    goneAt: Date | null;

    /** Rises with each change. */
    @Column('int', { default: 1 })
    version: number;
}
