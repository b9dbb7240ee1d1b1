import { type DeepPartial, EntityId, type ID, Money, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, Unique } from 'typeorm';

import { ProductSet, type SetName } from '../../sets';
import { CompanyOrder } from './company-order.entity';

/** Sets of one kind in a cart or order. Its lines are order lines like others, each with the id of this row. */
@Unique('UQ_company_order_set', ['orderId', 'productSetId'])
@Entity('company_order_set')
export class CompanyOrderSet extends VendureEntity {
    constructor(input?: DeepPartial<CompanyOrderSet>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => CompanyOrder, { onDelete: 'CASCADE' })
    order: Relation<CompanyOrder>;

    @EntityId()
    orderId: ID;

    /** Null once staff have deleted the set; what the order was told of it stays. */
    @ManyToOne(() => ProductSet, { onDelete: 'SET NULL', nullable: true })
    productSet: Relation<ProductSet> | null;

    @Index('IDX_company_order_set_product_set')
    @Column('int', { nullable: true })
    productSetId: number | null;

    /** As they were when the set was put in. */
    @Column('text')
    code: string;

    @Column('jsonb')
    names: SetName;

    @Column('int')
    quantity: number;

    /** Of one set, for this buyer. */
    @Money()
    unitNet: number;

    /** The same before the mark-ups of distributors: what the firm set. */
    @Money()
    firmNet: number;
}
