import { type DeepPartial, Order, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, OneToMany, type Relation } from 'typeorm';

import type { ShipmentState } from '../domain/shipment-states';
import { ShipmentLine } from './shipment-line.entity';
import { TransportDriver } from './transport-driver.entity';
import { TransportLoad } from './transport-load.entity';
import { TransportVehicle } from './transport-vehicle.entity';

export type ConfirmedVia = 'portal' | 'link' | 'staff' | 'driver' | 'courier';

@Entity('shipment')
export class Shipment extends VendureEntity {
    constructor(input?: DeepPartial<Shipment>) {
        super(input);
    }

    declare id: number;

    @Index('UQ_shipment_number', { unique: true })
    @Column('text')
    number: string;

    @Index()
    @ManyToOne(() => Order, { onDelete: 'RESTRICT' })
    order: Order;

    @Column('int')
    orderId: number;

    @Column('text')
    orderCode: string;

    @Index()
    @Column('int')
    companyId: number;

    @Column('int', { nullable: true })
    branchId: number | null;

    @Index()
    @Column('text')
    state: ShipmentState;

    @Index()
    @ManyToOne(() => TransportDriver, { onDelete: 'SET NULL', nullable: true })
    driver: TransportDriver | null;

    @Column('int', { nullable: true })
    driverId: number | null;

    /** As it was when planned: a driver's later change of name does not rewrite what happened. */
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

    /** What the vehicle weighed empty before is found by it. */
    @Index()
    @Column('text', { nullable: true })
    plate: string | null;

    /** The truck's trip that it goes with. One column, so it can be on one load only. */
    @Index()
    @ManyToOne(() => TransportLoad, { onDelete: 'SET NULL', nullable: true })
    load: TransportLoad | null;

    @Column('int', { nullable: true })
    loadId: number | null;

    /** Which stop of the load it is, from 1. */
    @Column('int', { nullable: true })
    stop: number | null;

    @Column('text')
    destination: string;

    @Column('timestamptz', { default: () => 'now()' })
    plannedAt: Date;

    /** When loading is to begin. */
    @Index()
    @Column('timestamptz', { nullable: true })
    loadingAt: Date | null;

    @Column('timestamptz', { nullable: true })
    loadingStartedAt: Date | null;

    @Index()
    @Column('timestamptz', { nullable: true })
    dispatchedAt: Date | null;

    @Column('timestamptz', { nullable: true })
    deliveredAt: Date | null;

    @Column('int')
    plannedWeightG: number;

    @Column('text', { nullable: true })
    receivedBy: string | null;

    @Column('text', { nullable: true })
    deliveryNote: string | null;

    @Column('text', { nullable: true })
    confirmedVia: ConfirmedVia | null;

    /** Not all of it was taken over; the note says why. */
    @Column('boolean', { default: false })
    deliveredInPart: boolean;

    @OneToMany(() => ShipmentLine, line => line.shipment)
    lines: Relation<ShipmentLine>[];
}
