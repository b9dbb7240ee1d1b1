import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

import { Shipment } from './shipment.entity';

/** The personal link of a shipment. The token itself is nowhere in the database. */
@Entity('tracking_link')
export class TrackingLink extends VendureEntity {
    constructor(input?: DeepPartial<TrackingLink>) {
        super(input);
    }

    declare id: number;

    @Index('UQ_tracking_link_shipment', { unique: true })
    @ManyToOne(() => Shipment, { onDelete: 'CASCADE' })
    shipment: Shipment;

    @Column('int')
    shipmentId: number;

    /** From which, with the server's secret, the token can be made again for the signed-in customer. */
    @Column('text')
    nonce: string;

    @Index('UQ_tracking_link_token_hash', { unique: true })
    @Column('text')
    tokenHash: string;

    /** Judged by the database clock; at most 30 days after the delivery. */
    @Column('timestamptz')
    expiresAt: Date;
}
