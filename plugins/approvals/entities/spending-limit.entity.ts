import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import { Company, CompanyMember } from '../../organizations';
import type { SpendingPeriod } from '../domain/spending-limit';

/** What a member may order without asking: in one order, or in a stretch of the firm's calendar. */
@Index('UQ_spending_limit_member', ['companyId', 'memberId', 'period'], { unique: true, where: '"memberId" IS NOT NULL' })
@Index('UQ_spending_limit_general', ['companyId', 'period'], { unique: true, where: '"memberId" IS NULL' })
@Entity('spending_limit')
export class SpendingLimit extends VendureEntity {
    constructor(input?: DeepPartial<SpendingLimit>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'CASCADE' })
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    @ManyToOne(() => CompanyMember, { onDelete: 'CASCADE', nullable: true })
    member: Relation<CompanyMember> | null;

    /** Null: whoever has no limit of his own for the period. */
    @Index('IDX_spending_limit_member')
    @Column('int', { nullable: true })
    memberId: number | null;

    @Column('text')
    period: SpendingPeriod;

    /** Gross. */
    @Money()
    amountMinor: number;

    @Column('text')
    currencyCode: string;

    @VersionColumn({ default: 1 })
    version: number;
}
