import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, OneToMany, type Relation, VersionColumn } from 'typeorm';

import { Company } from '../../organizations';
import type { FormAnswer } from '../domain/complaint-form';
import type { ComplaintState, ComplaintWish } from '../domain/complaint-states';
import { ComplaintKind } from './complaint-kind.entity';
import { ComplaintLine } from './complaint-line.entity';
import { ComplaintStep } from './complaint-step.entity';

export type ComplaintSource = 'portal' | 'staff' | 'link';

/** What is wrong with goods that a customer got, what he wants, and what the firm decided. */
@Entity('complaint')
@Index('UQ_complaint_number', ['number'], { unique: true })
@Index('UQ_complaint_sent', ['sentKey'], { unique: true, where: '"sentKey" IS NOT NULL' })
@Index(['companyId', 'filedAt'])
@Index(['state', 'dueOn'])
export class Complaint extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<Complaint>) {
        super(input);
    }

    /** Such as R-2026-12: gapless within a year of the firm's calendar. */
    @Column('text')
    number: string;

    @ManyToOne(() => Company, { onDelete: 'CASCADE' })
    company: Company;

    /** Every read by a member is filtered by this column. */
    @Column('int')
    companyId: number;

    @Column('int', { nullable: true })
    branchId: number | null;

    /** Of the member for whom it stands; who files by a link has no account, and then it is whoever placed the order. */
    @Index()
    @Column('int')
    memberId: number;

    /** The name as it was then; of a link what its holder wrote. */
    @Column('text')
    filedBy: string;

    @Column('text')
    source: ComplaintSource;

    /** Of what the form of a link says, so that it is one complaint however often it is sent. */
    @Column('text', { nullable: true })
    sentKey: string | null;

    @Column('timestamptz')
    filedAt: Date;

    @Index()
    @Column('int')
    orderId: number;

    @Column('text')
    orderCode: string;

    @Index()
    @Column('int', { nullable: true })
    shipmentId: number | null;

    /** As it was then. */
    @Column('text', { nullable: true })
    shipmentNumber: string | null;

    @Column('text', { nullable: true })
    ticketNumber: string | null;

    /** What the maker wrote on the goods: roll, batch or pallet. */
    @Column('text', { nullable: true })
    batch: string | null;

    @Index()
    @ManyToOne(() => ComplaintKind, { onDelete: 'RESTRICT' })
    kind: ComplaintKind;

    @Column('int')
    kindId: number;

    @Column('text')
    wish: ComplaintWish;

    @Column('text')
    text: string;

    @Column('jsonb', { default: [] })
    answers: FormAnswer[];

    @Column('text')
    state: ComplaintState;

    /** The last day for the firm's word. */
    @Column('date')
    dueOn: string;

    @Column('timestamptz', { nullable: true })
    decidedAt: Date | null;

    /** What the firm decided, as its letter says it. */
    @Column('text', { nullable: true })
    decision: string | null;

    @Column('text')
    currencyCode: string;

    @Money({ default: 0 })
    goodsCost: number;

    @Money({ default: 0 })
    transportCost: number;

    @Money({ default: 0 })
    workCost: number;

    /** Its conversation. */
    @Column('int')
    threadId: number;

    @VersionColumn({ default: 1 })
    version: number;

    @OneToMany(() => ComplaintLine, line => line.complaint)
    lines: Relation<ComplaintLine>[];

    @OneToMany(() => ComplaintStep, step => step.complaint)
    steps: Relation<ComplaintStep>[];
}
