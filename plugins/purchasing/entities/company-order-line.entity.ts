import { type DeepPartial, EntityId, type ID, Money, OrderLine, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, type Relation } from 'typeorm';

import { CompanyOrderSet } from './company-order-set.entity';

import type { StockStatement } from '../../availability';

/** What the buyer entered for an order line and where its price comes from. Its id is the order line's id. */
@Entity('company_order_line')
@Check('company_order_line_same_id', '"id" = "orderLineId"')
export class CompanyOrderLine extends VendureEntity {
    constructor(input?: DeepPartial<CompanyOrderLine>) {
        super(input);
    }

    @OneToOne(() => OrderLine, { onDelete: 'CASCADE' })
    @JoinColumn()
    orderLine: OrderLine;

    @EntityId()
    orderLineId: ID;

    @Index()
    @EntityId()
    orderId: ID;

    /** Null for what is bought by itself. A cart has one line a variant by itself, and one a variant in each of its sets. */
    @ManyToOne(() => CompanyOrderSet, { nullable: true, onDelete: 'CASCADE' })
    orderSet: Relation<CompanyOrderSet> | null;

    @Index('IDX_company_order_line_order_set')
    @Column('int', { nullable: true })
    orderSetId: number | null;

    @Column('text')
    enteredUnit: string;

    /** In that unit; the order line has it in the base unit. */
    @Column('int')
    enteredQuantity: number;

    @Column('text', { default: '' })
    remark: string;

    @Column('double precision')
    taxRate: number;

    /** Cut from a roll of this width: the quantity is centimetres of length. */
    @Column('int', { nullable: true })
    rollWidthCm: number | null;

    /** Then the price of one square metre; core's line has that of a centimetre. */
    @Money({ nullable: true })
    areaNet: number | null;

    /** False for a final price: a contract's, or of a list that takes no discount. */
    @Column('boolean', { default: false })
    takesDiscount: boolean;

    /** How many base units of the line are a bonus, and what that takes off it. */
    @Column('int', { default: 0 })
    bonusQuantity: number;

    @Money({ default: 0 })
    bonusOffNet: number;

    /** The line's share of the discount on the whole order. */
    @Money({ default: 0 })
    orderOffNet: number;

    /** After all of it. */
    @Money()
    lineNet: number;

    @Money()
    lineGross: number;

    @Column('int')
    priceVersion: number;

    /** `contract`, `list`, `distributor`, `set`, or `quote` for what was agreed beforehand. */
    @Column('text')
    priceSource: string;

    @EntityId({ nullable: true })
    priceListId: ID | null;

    @Column('timestamptz')
    pricedAt: Date;

    /** The version of a shared cart in which somebody last changed the line by hand, and who; 0 of a cart that is its owner's alone. */
    @Column('int', { default: 0 })
    changedInVersion: number;

    @Column('int', { nullable: true })
    changedByMemberId: number | null;

    /** What was said of the goods when they were taken for the line; null before. */
    @Column('jsonb', { nullable: true })
    promise: StockStatement | null;
}
