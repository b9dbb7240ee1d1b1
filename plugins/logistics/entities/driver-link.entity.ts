import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

import { TransportLoad } from './transport-load.entity';

/** The link by which a driver opens his page. The token itself is nowhere in the database; who takes it back deletes the row. */
@Entity('driver_link')
export class DriverLink extends VendureEntity {
    constructor(input?: DeepPartial<DriverLink>) {
        super(input);
    }

    declare id: number;

    @Index('UQ_driver_link_load', { unique: true })
    @ManyToOne(() => TransportLoad, { onDelete: 'CASCADE' })
    load: TransportLoad;

    @Column('int')
    loadId: number;

    /** From which, with the server's secret, the token can be made again for staff. */
    @Column('text')
    nonce: string;

    @Index('UQ_driver_link_token_hash', { unique: true })
    @Column('text')
    tokenHash: string;

    /** Judged by the database clock. */
    @Column('timestamptz')
    expiresAt: Date;
}
