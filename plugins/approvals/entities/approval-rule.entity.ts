import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import { Company, CompanyBranch } from '../../organizations';
import type { RuleLevel } from '../domain/approval-chain';

/** When an order of a company needs the agreement of its own people, and of whom. All conditions that are given must hold. */
@Entity('approval_rule')
export class ApprovalRule extends VendureEntity {
    constructor(input?: DeepPartial<ApprovalRule>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'CASCADE' })
    company: Relation<Company>;

    @Index('IDX_approval_rule_company')
    @Column('int')
    companyId: number;

    @Column('text')
    name: string;

    @Column('boolean', { default: true })
    active: boolean;

    /** Gross, from this on. */
    @Money({ nullable: true })
    amountFromMinor: number | null;

    @Column('text')
    currencyCode: string;

    /** A Vendure collection, without a foreign key: when it is gone, the rule matches nothing and says so on its page. */
    @Column('int', { nullable: true })
    collectionId: number | null;

    /** A branch that goes takes no rule along: the rule then holds for all branches. */
    @ManyToOne(() => CompanyBranch, { onDelete: 'SET NULL', nullable: true })
    branch: Relation<CompanyBranch> | null;

    @Index('IDX_approval_rule_branch')
    @Column('int', { nullable: true })
    branchId: number | null;

    /** In the order in which they are asked: one to ten. */
    @Column('jsonb')
    levels: RuleLevel[];

    @VersionColumn({ default: 1 })
    version: number;
}
