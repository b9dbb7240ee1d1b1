import { type DeepPartial, EntityId, type ID, Money, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import type { LineChange, OrderChangeKind, OrderChangeState } from '../domain/order-change';
import { CompanyOrder } from './company-order.entity';

/** A line as it was and as it is wished, also in base units. */
export interface StoredLineChange extends LineChange {
    variantId: number;
    unit: string;
    oldQuantity: number;
    newQuantity: number;
}

/** What a buyer asks to have changed of an order that the firm has (ADR 0047). One is open for an order at a time. */
@Entity('order_change')
@Check('order_change_kind', `kind IN ('change', 'cancel')`)
@Check('order_change_state', `state IN ('open', 'accepted', 'refused', 'withdrawn', 'overtaken', 'expired')`)
@Index('UQ_order_change_open', ['orderId'], { unique: true, where: `state = 'open'` })
export class OrderChange extends VendureEntity {
    constructor(input?: DeepPartial<OrderChange>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => CompanyOrder, { onDelete: 'CASCADE' })
    order: Relation<CompanyOrder>;

    @Index('IDX_order_change_order')
    @EntityId()
    orderId: ID;

    @Column('text')
    kind: OrderChangeKind;

    @Column('text', { default: 'open' })
    state: OrderChangeState;

    @Column('int', { default: 1 })
    version: number;

    @Column('int')
    askedByMemberId: number;

    /** The staff member who asked in the member's place; he does not decide. */
    @Column('int', { nullable: true })
    askedByAdministratorId: number | null;

    /** Why he asks. */
    @Column('text')
    reason: string;

    @Column('date', { nullable: true })
    oldWishedDate: string | null;

    @Column('date', { nullable: true })
    newWishedDate: string | null;

    @Column('text', { default: '' })
    oldRemarks: string;

    @Column('text', { default: '' })
    newRemarks: string;

    /** Of the lines that change. */
    @Column('jsonb', { default: [] })
    lines: StoredLineChange[];

    @Money()
    oldTotalGross: number;

    /** What it would cost when he asked; once accepted, what it costs. More than was asked for is never accepted. 0 of one that is to be cancelled. */
    @Money()
    newTotalGross: number;

    /** The last day of the firm's calendar on which it is decided. */
    @Column('date')
    answerBy: string;

    @Column('timestamptz', { nullable: true })
    decidedAt: Date | null;

    @Column('int', { nullable: true })
    decidedByAdministratorId: number | null;

    @Column('text', { default: '' })
    answer: string;
}
