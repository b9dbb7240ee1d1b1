import { type DeepPartial, EntityId, Order, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

/** By when the customer is told that his order is made: a record of its own, which the plan may move under. */
@Entity('production_order_promise')
export class OrderPromise extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<OrderPromise>) {
        super(input);
    }

    @Index('UQ_production_order_promise_order', { unique: true })
    @ManyToOne(() => Order, { onDelete: 'CASCADE' })
    order: Order;

    @EntityId()
    orderId: number;

    @Column('int')
    companyId: number;

    @Column('date')
    day: string;

    @Column('int', { default: 1 })
    version: number;
}
