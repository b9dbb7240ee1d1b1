import { type DeepPartial, EntityId, type ID, Order, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, JoinColumn, ManyToOne, OneToOne } from 'typeorm';

import { Company } from '../../organizations';

/** Who comes for an order, and when. An order has one at most; what is called off is gone. */
@Entity('pickup')
@Index('IDX_pickup_day', ['day', 'startMinute'])
export class Pickup extends VendureEntity {
    constructor(input?: DeepPartial<Pickup>) {
        super(input);
    }

    declare id: number;

    @OneToOne(() => Order, { onDelete: 'CASCADE' })
    @JoinColumn()
    order: Order;

    @EntityId()
    orderId: ID;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Company;

    @Index()
    @EntityId()
    companyId: ID;

    @Column('date')
    day: string;

    @Column('int')
    startMinute: number;

    /** As the slot was when it was taken. */
    @Column('int')
    endMinute: number;

    @Column('text')
    firstName: string;

    @Column('text')
    lastName: string;

    @Column('text', { nullable: true })
    phone: string | null;

    @Column('text', { default: '' })
    remarks: string;

    /** Rises with each change. */
    @Column('int', { default: 1 })
    version: number;
}
