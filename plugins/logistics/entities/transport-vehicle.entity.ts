import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

@Entity('transport_vehicle')
export class TransportVehicle extends VendureEntity {
    constructor(input?: DeepPartial<TransportVehicle>) {
        super(input);
    }

    declare id: number;

    /** What people call it, for example "Truck, 10 t". */
    @Column('text')
    name: string;

    @Index('UQ_transport_vehicle_plate', { unique: true })
    @Column('text')
    plate: string;

    @Column('int')
    capacityG: number;

    /** The empty weight: of its papers, to compare with, or weighed and kept, to be a ticket's tare while it is fresh. */
    @Column('int', { nullable: true })
    storedTareG: number | null;

    /** When it was weighed; null when the empty weight is only what the papers say, which no ticket may state. */
    @Column('timestamptz', { nullable: true })
    storedTareAt: Date | null;

    /** How many days a weighed empty weight may be a ticket's tare. */
    @Column('int', { default: 30 })
    tareValidDays: number;

    @Column('boolean', { default: true })
    active: boolean;
}
