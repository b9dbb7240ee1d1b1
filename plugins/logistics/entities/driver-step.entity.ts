import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

import type { DriverStepKind } from '../domain/driver-steps';
import { Shipment } from './shipment.entity';
import { TransportLoad } from './transport-load.entity';

/** What a driver told by his page. Kept once by its key, which the page makes, and never changed. */
@Entity('driver_step')
@Index('UQ_driver_step_key', ['loadId', 'key'], { unique: true })
export class DriverStep extends VendureEntity {
    constructor(input?: DeepPartial<DriverStep>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => TransportLoad, { onDelete: 'CASCADE' })
    load: TransportLoad;

    @Column('int')
    loadId: number;

    @Index()
    @ManyToOne(() => Shipment, { onDelete: 'CASCADE', nullable: true })
    shipment: Shipment | null;

    /** The stop that it is about; null when it is about the whole trip. */
    @Column('int', { nullable: true })
    shipmentId: number | null;

    @Column('text')
    key: string;

    @Column('text')
    kind: DriverStepKind;

    /** When he tapped, not when it reached us. */
    @Column('timestamptz')
    at: Date;

    /** Millionths of a degree; null unless he allowed it. */
    @Column('int', { nullable: true })
    latitudeE6: number | null;

    @Column('int', { nullable: true })
    longitudeE6: number | null;

    /** Why only a part was delivered, or what the receiver said. */
    @Column('text', { nullable: true })
    note: string | null;

    /** A signature or a photo, drawn anew as a JPEG. */
    @Column('bytea', { nullable: true, select: false })
    content: Buffer | null;
}
