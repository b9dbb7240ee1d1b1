import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

import { Shipment } from './shipment.entity';

/** A photo of the vehicle, its load or its seals, drawn anew so that nothing but what is seen is kept. Never public. */
@Entity('weighing_photo')
export class WeighingPhoto extends VendureEntity {
    constructor(input?: DeepPartial<WeighingPhoto>) {
        super(input);
    }

    declare id: number;

    @Index()
    @ManyToOne(() => Shipment, { onDelete: 'CASCADE' })
    shipment: Shipment;

    @Column('int')
    shipmentId: number;

    @Column('int')
    addedById: number;

    @Column('int')
    width: number;

    @Column('int')
    height: number;

    @Column('text')
    contentHash: string;

    @Column('bytea', { select: false })
    content: Buffer;
}
