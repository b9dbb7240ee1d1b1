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

    /** The empty weight in its papers: to compare with, never printed on a ticket. */
    @Column('int', { nullable: true })
    storedTareG: number | null;

    @Column('boolean', { default: true })
    active: boolean;
}
