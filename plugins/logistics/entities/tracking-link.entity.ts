import { type DeepPartial, Order, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne } from 'typeorm';

import { Shipment } from './shipment.entity';

/** The personal link of a shipment, or of an order whose buyer has no account. The token itself is nowhere in the database. */
@Check('CHK_tracking_link_target', 'num_nonnulls("shipmentId", "orderId") = 1')
@Entity('tracking_link')
export class TrackingLink extends VendureEntity {
    constructor(input?: DeepPartial<TrackingLink>) {
        super(input);
    }

    declare id: number;

    @Index('UQ_tracking_link_shipment', { unique: true })
    @ManyToOne(() => Shipment, { onDelete: 'CASCADE', nullable: true })
    shipment: Shipment | null;

    @Column('int', { nullable: true })
    shipmentId: number | null;

    @Index('UQ_tracking_link_order', { unique: true })
    @ManyToOne(() => Order, { onDelete: 'CASCADE', nullable: true })
    order: Order | null;

    @Column('int', { nullable: true })
    orderId: number | null;

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
