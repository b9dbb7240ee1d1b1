import { type DeepPartial, EntityId, type ID, Order, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

import { Company } from '../../organizations';

/** The number under which a carrier has goods of an order, as the ERP knows it. An order may have several. */
@Entity('order_waybill')
@Index('order_waybill_number', ['orderId', 'number'], { unique: true })
export class OrderWaybill extends VendureEntity {
    constructor(input?: DeepPartial<OrderWaybill>) {
        super(input);
    }

    @ManyToOne(() => Order, { onDelete: 'CASCADE' })
    order: Order;

    @EntityId()
    orderId: ID;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Company;

    @Index()
    @EntityId()
    companyId: ID;

    @Column('text')
    number: string;

    @Column('text', { default: '' })
    carrier: string;
}
