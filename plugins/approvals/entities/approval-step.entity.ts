import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { CompanyMember } from '../../organizations';
import { ApprovalRequest } from './approval-request.entity';

export type Decision = 'approve' | 'reject';

/** Who decided what, when, and for whom. Written once. */
@Index('UQ_approval_step_voice', ['requestId', 'level', 'memberId'], { unique: true })
@Entity('approval_step')
export class ApprovalStep extends VendureEntity {
    constructor(input?: DeepPartial<ApprovalStep>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ApprovalRequest, { onDelete: 'CASCADE' })
    request: Relation<ApprovalRequest>;

    @Column('int')
    requestId: number;

    @Column('int')
    level: number;

    @ManyToOne(() => CompanyMember, { onDelete: 'RESTRICT' })
    member: Relation<CompanyMember>;

    @Index('IDX_approval_step_member')
    @Column('int')
    memberId: number;

    @ManyToOne(() => CompanyMember, { onDelete: 'RESTRICT', nullable: true })
    forMember: Relation<CompanyMember> | null;

    /** The approver in whose stead a deputy decided. */
    @Column('int', { nullable: true })
    forMemberId: number | null;

    @Column('text')
    decision: Decision;

    @Column('text', { default: '' })
    comment: string;

    /** The total that was agreed to, or refused. */
    @Money()
    totalGross: number;

    @Column('timestamptz', { default: () => 'now()' })
    decidedAt: Date;
}
