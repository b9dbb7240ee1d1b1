import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { CompanyMember } from '../../organizations';
import { ApprovalRequest } from './approval-request.entity';

/** The link in the mail that asks one member for one level of one order. Only the token's SHA-256 is kept, so the table decides nothing. */
@Entity('approval_link')
export class ApprovalLink extends VendureEntity {
    constructor(input?: DeepPartial<ApprovalLink>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ApprovalRequest, { onDelete: 'CASCADE' })
    request: Relation<ApprovalRequest>;

    @Index('IDX_approval_link_request')
    @Column('int')
    requestId: number;

    @ManyToOne(() => CompanyMember, { onDelete: 'CASCADE' })
    member: Relation<CompanyMember>;

    @Index('IDX_approval_link_member')
    @Column('int')
    memberId: number;

    /** The level that the mail asks for, from 0. */
    @Column('int')
    level: number;

    @Index('UQ_approval_link_token_hash', { unique: true })
    @Column('text')
    tokenHash: string;

    @Index('IDX_approval_link_expiry')
    @Column('timestamptz')
    expiresAt: Date;

    @Column('timestamptz', { nullable: true })
    usedAt: Date | null;
}
