import { type DeepPartial, Money, Order, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, type Relation } from 'typeorm';

import { Company, CompanyMember } from '../../organizations';
import type { ApprovalState } from '../domain/approval-link';
import type { ChainLevel } from '../domain/approval-chain';
import type { SpendingPeriod } from '../domain/spending-limit';

export type { ApprovalState };

/** An order that asks for the agreement of its company's people. Its chain is the rules as they were when it was placed. */
@Index('IDX_approval_request_company', ['companyId', 'state'])
@Entity('approval_request')
export class ApprovalRequest extends VendureEntity {
    constructor(input?: DeepPartial<ApprovalRequest>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'CASCADE' })
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    @OneToOne(() => Order, { onDelete: 'CASCADE' })
    @JoinColumn()
    order: Order;

    @Column('int')
    orderId: number;

    @ManyToOne(() => CompanyMember, { onDelete: 'CASCADE' })
    member: Relation<CompanyMember>;

    /** Who placed it. */
    @Index('IDX_approval_request_member')
    @Column('int')
    memberId: number;

    @Column('jsonb')
    chain: ChainLevel[];

    /** The level of the chain that is asked now, from 0. */
    @Column('int', { default: 0 })
    level: number;

    @Column('text')
    state: ApprovalState;

    /** The limits that the order passes, for those who decide. */
    @Column('text', { array: true, default: '{}' })
    passedLimits: SpendingPeriod[];

    /** The gross total for which the chain was made. */
    @Money()
    totalGross: number;
}
