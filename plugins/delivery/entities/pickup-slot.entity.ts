import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index } from 'typeorm';

/** How many have announced themselves for a slot. Taken by a conditional update, so that the last place is given once. */
@Entity('pickup_slot')
@Check('pickup_slot_taken', 'taken >= 0')
@Index('UQ_pickup_slot', ['day', 'startMinute'], { unique: true })
export class PickupSlot extends VendureEntity {
    constructor(input?: DeepPartial<PickupSlot>) {
        super(input);
    }

    declare id: number;

    @Column('date')
    day: string;

    /** Of the day, on the firm's clock. */
    @Column('int')
    startMinute: number;

    @Column('int', { default: 0 })
    taken: number;
}
