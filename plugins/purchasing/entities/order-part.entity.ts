import { type DeepPartial, EntityId, type ID, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { CompanyOrder } from './company-order.entity';

/** Lines of an order that leave together from the warehouse of their category; for the ERP an order of their own. */
@Entity('order_part')
export class OrderPart extends VendureEntity {
    constructor(input?: DeepPartial<OrderPart>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => CompanyOrder, { onDelete: 'CASCADE' })
    order: Relation<CompanyOrder>;

    @Index('IDX_order_part_order')
    @EntityId()
    orderId: ID;

    /** As they were when it was placed: what is deleted since leaves its number here. Null for what no category claims. */
    @Column('int', { nullable: true })
    collectionId: number | null;

    @Column('int', { nullable: true })
    stockLocationId: number | null;

    @Column('int', { array: true })
    lineIds: number[];
}
