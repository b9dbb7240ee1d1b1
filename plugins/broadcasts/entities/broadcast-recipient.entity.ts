import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

import { Broadcast } from './broadcast.entity';

/** A member to whom a broadcast went, and whether he has read it. */
@Entity('broadcast_recipient')
@Index('UQ_broadcast_recipient', ['broadcastId', 'memberId'], { unique: true })
@Index(['memberId', 'id'])
export class BroadcastRecipient extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<BroadcastRecipient>) {
        super(input);
    }

    @ManyToOne(() => Broadcast, { onDelete: 'CASCADE' })
    broadcast: Broadcast;

    @Column('int')
    broadcastId: number;

    @Index()
    @Column('int')
    companyId: number;

    @Column('int')
    memberId: number;

    @Column('timestamptz', { nullable: true })
    readAt: Date | null;
}
