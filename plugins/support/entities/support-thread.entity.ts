import { DeepPartial, EntityId, Order, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, OneToMany, Relation } from 'typeorm';

import { Company } from '../../organizations';
import type { ThreadPriority } from '../domain/response-target';
import type { ThreadState } from '../domain/thread-states';
import { SupportMessage } from './support-message.entity';

/** One conversation between a customer company and the firm. */
@Entity('support_thread')
@Index(['companyId', 'lastMessageAt'])
@Index(['state', 'dueAt'])
@Index(['lastMessageAt'])
export class SupportThread extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<SupportThread>) {
        super(input);
    }

    @ManyToOne(() => Company, { onDelete: 'CASCADE' })
    company: Company;

    /** Every read by a member is filtered by this column. */
    @EntityId()
    companyId: number;

    /** The member's branch when he asked; colleagues of other branches see the thread only if they see the whole company. */
    @Column('int', { nullable: true })
    branchId: number | null;

    @Index()
    @Column('int')
    memberId: number;

    /** The name as it was then. */
    @Column('text')
    askedBy: string;

    @Index()
    @ManyToOne(() => Order, { nullable: true, onDelete: 'SET NULL' })
    order: Order | null;

    @EntityId({ nullable: true })
    orderId: number | null;

    /** The operation asked about, without a foreign key: a plan may be changed, the question stays. */
    @Column('int', { nullable: true })
    stageOperationId: number | null;

    @Column('text')
    subject: string;

    @Index()
    @Column('text')
    state: ThreadState;

    @Column('timestamptz')
    lastMessageAt: Date;

    /** Since when the customer waits for an answer; null when he does not. */
    @Index()
    @Column('timestamptz', { nullable: true })
    waitingSince: Date | null;

    /** Who of the staff looks after it; he who answers first, unless somebody is named. */
    @Index()
    @Column('int', { nullable: true })
    ownerAdministratorId: number | null;

    @Column('text', { default: 'normal' })
    priority: ThreadPriority;

    /** Until when the customer who waits is to be answered; null when he does not. */
    @Column('timestamptz', { nullable: true })
    dueAt: Date | null;

    @OneToMany(() => SupportMessage, message => message.thread)
    messages: Relation<SupportMessage>[];
}
