import { Administrator, type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import { Company } from '../../organizations';
import type { OpportunityStage } from '../domain/opportunity-stages';
import { Lead } from './lead.entity';

/** A sale in sight. */
@Index('IDX_opportunity_search_key_trgm', { synchronize: false })
@Entity('opportunity')
export class Opportunity extends VendureEntity {
    constructor(input?: DeepPartial<Opportunity>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Lead, { onDelete: 'RESTRICT' })
    lead: Relation<Lead>;

    /** A lead becomes one opportunity, however often the button is pressed. */
    @Index('UQ_opportunity_lead', { unique: true })
    @Column('int')
    leadId: number;

    @Column('text')
    title: string;

    @Column('text')
    searchKey: string;

    @Index('IDX_opportunity_stage')
    @Column('text')
    stage: OpportunityStage;

    @Money()
    amount: number;

    @Column('text')
    currencyCode: string;

    @Column('date', { nullable: true })
    expectedCloseOn: string | null;

    @ManyToOne(() => Administrator, { onDelete: 'SET NULL', nullable: true })
    owner: Relation<Administrator> | null;

    @Index('IDX_opportunity_owner')
    @Column('int', { nullable: true })
    ownerId: number | null;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT', nullable: true })
    company: Relation<Company> | null;

    /** The existing company that staff recognised, or the one made when it was won. */
    @Index('IDX_opportunity_company')
    @Column('int', { nullable: true })
    companyId: number | null;

    @Column('text', { nullable: true })
    lostReason: string | null;

    @Index('IDX_opportunity_follow_up')
    @Column('date', { nullable: true })
    followUpOn: string | null;

    /** When it was won or lost. */
    @Index('IDX_opportunity_closed_at')
    @Column('timestamptz', { nullable: true })
    closedAt: Date | null;

    @VersionColumn({ default: 1 })
    version: number;
}
