import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';

import { CompanyGroup } from '../../organizations';

/** What companies of a group, or of none that has steps of its own, are given off an order from a value on. */
@Check('CHK_order_value_discount', '"basisPoints" BETWEEN 0 AND 9900 AND "fromNet" > 0')
@Index('UQ_order_value_discount', { synchronize: false })
@Entity('order_value_discount')
export class OrderValueDiscount extends VendureEntity {
    constructor(input?: DeepPartial<OrderValueDiscount>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => CompanyGroup, { onDelete: 'CASCADE', onUpdate: 'CASCADE', nullable: true })
    @JoinColumn({ name: 'groupName', referencedColumnName: 'name' })
    group: Relation<CompanyGroup> | null;

    /** Null: every company whose group has no steps. */
    @Column('text', { nullable: true })
    groupName: string | null;

    @Column('text')
    currencyCode: string;

    /** The net value of the goods from which it is given. */
    @Money()
    fromNet: number;

    /** Hundredths of a percent. */
    @Column('int')
    basisPoints: number;

    @Column('date', { nullable: true })
    validFrom: string | null;

    @Column('date', { nullable: true })
    validUntil: string | null;

    /** See `PriceListItem.version`. */
    @Column('int', { default: 0 })
    version: number;
}
