import { Administrator, type DeepPartial, Order, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, OneToMany, type Relation, VersionColumn } from 'typeorm';

import { Company } from '../../organizations';
import type { QuoteState } from '../domain/quote-states';
import { QuoteVersion } from './quote-version.entity';

/** An enquiry of a company, or an offer that the firm makes by itself, and all that is said of it until it is an order or over. */
@Index('IDX_quote_of_company', ['companyId', 'id'])
@Index('IDX_quote_waiting', ['state', 'waitingSince'])
@Index('IDX_quote_valid', ['validUntil'], { where: `state IN ('offered', 'accepted')` })
@Entity('quote')
export class Quote extends VendureEntity {
    constructor(input?: DeepPartial<Quote>) {
        super(input);
    }

    declare id: number;

    @Index('UQ_quote_code', { unique: true })
    @Column('text')
    code: string;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    /** Of the member when he asked; colleagues of other branches see the quote only if they see the whole company. */
    @Column('int', { nullable: true })
    branchId: number | null;

    /** With whom the firm speaks of it; null where it speaks with the company as a whole. */
    @Index('IDX_quote_member')
    @Column('int', { nullable: true })
    memberId: number | null;

    /** The name as it was then; '' where the firm began. */
    @Column('text', { default: '' })
    askedBy: string;

    @ManyToOne(() => Administrator, { onDelete: 'SET NULL', nullable: true })
    ownerAdministrator: Relation<Administrator> | null;

    /** Who of the staff looks after it. */
    @Index('IDX_quote_owner')
    @Column('int', { nullable: true })
    ownerAdministratorId: number | null;

    @Column('text')
    currencyCode: string;

    @Column('text')
    state: QuoteState;

    /** What the customer wrote of the whole, or what the firm calls its own offer. */
    @Column('text', { default: '' })
    remark: string;

    @Column('date', { nullable: true })
    wishedDate: string | null;

    /** The version that the customer has before him; 0 as long as there is none. */
    @Column('int', { default: 0 })
    sentNumber: number;

    /** Of that version: the last day on which it may be ordered. */
    @Column('date', { nullable: true })
    validUntil: string | null;

    /** Since when it is somebody's turn; null once it is over. */
    @Column('timestamptz', { nullable: true })
    waitingSince: Date | null;

    /** When the customer was told that the version in force runs out. */
    @Column('timestamptz', { nullable: true })
    remindedAt: Date | null;

    /** Why it was refused, declined or withdrawn. */
    @Column('text', { default: '' })
    closeReason: string;

    @ManyToOne(() => Order, { onDelete: 'SET NULL', nullable: true })
    order: Relation<Order> | null;

    @Index('UQ_quote_order', { unique: true })
    @Column('int', { nullable: true })
    orderId: number | null;

    @OneToMany(() => QuoteVersion, version => version.quote)
    versions: Relation<QuoteVersion>[];

    @VersionColumn({ default: 1 })
    version: number;
}
