import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import { Company, CompanyGroup } from '../../organizations';
import type { GoalPeriod } from '../domain/goal-span';
import type { GoalStep } from '../domain/goal-steps';

/** From how much bought in a month or quarter on a company, or each company of a group, earns a discount afterwards. */
@Entity('purchase_goal')
@Check('purchase_goal_one_owner', 'num_nonnulls("companyId", "groupId") = 1')
@Check('purchase_goal_ends_after', '"endsOn" >= "startsOn"')
@Index('IDX_purchase_goal_period', ['periodKind', 'startsOn'])
export class PurchaseGoal extends VendureEntity {
    constructor(input?: DeepPartial<PurchaseGoal>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'CASCADE', nullable: true })
    company: Relation<Company> | null;

    @Index('IDX_purchase_goal_company')
    @Column('int', { nullable: true })
    companyId: number | null;

    @ManyToOne(() => CompanyGroup, { onDelete: 'CASCADE', nullable: true })
    group: Relation<CompanyGroup> | null;

    @Index('IDX_purchase_goal_group')
    @Column('int', { nullable: true })
    groupId: number | null;

    @Column('text')
    periodKind: GoalPeriod;

    /** It holds for the companies that buy in it. */
    @Column('text')
    currencyCode: string;

    /** The first day of its first period. */
    @Column('date')
    startsOn: string;

    /** The day after its last period; null until somebody ends it. */
    @Column('date', { nullable: true })
    endsOn: string | null;

    /** Rising; net, minor units. */
    @Column('jsonb')
    steps: GoalStep[];

    @VersionColumn({ default: 1 })
    version: number;
}
