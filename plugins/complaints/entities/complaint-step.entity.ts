import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import type { ComplaintState } from '../domain/complaint-states';
import { Complaint } from './complaint.entity';

/** What became of a complaint, step by step; the customer sees it. Written once. */
@Entity('complaint_step')
export class ComplaintStep extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<ComplaintStep>) {
        super(input);
    }

    @Index()
    @ManyToOne(() => Complaint, complaint => complaint.steps, { onDelete: 'CASCADE' })
    complaint: Relation<Complaint>;

    @Column('int')
    complaintId: number;

    @Column('timestamptz')
    at: Date;

    @Column('text')
    state: ComplaintState;

    /** Why, in the firm's or the customer's words. */
    @Column('text', { nullable: true })
    reason: string | null;

    @Column('int', { nullable: true })
    administratorId: number | null;

    @Column('int', { nullable: true })
    memberId: number | null;
}
