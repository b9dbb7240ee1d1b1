import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

import type { AxleLayoutCode } from '../domain/axle-layouts';
import type { RoadCountry } from '../domain/road-limits';

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

    /** Where its plate is from, and whose limits hold for it; null where nobody said. */
    @Column('text', { nullable: true })
    countryCode: RoadCountry | null;

    /** What its papers allow it to weigh with its load. */
    @Column('int', { nullable: true })
    grossLimitG: number | null;

    @Column('int', { nullable: true })
    bedLengthMm: number | null;

    @Column('int', { nullable: true })
    bedVolumeDm3: number | null;

    /** Where its axles stand. */
    @Column('text', { nullable: true })
    axleLayout: AxleLayoutCode | null;

    @Column('boolean', { default: true })
    active: boolean;
}
