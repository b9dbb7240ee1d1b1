import { Administrator, type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import type { LeadSource, LeadState } from '../domain/lead-states';

/** Somebody who may become a customer. */
@Index('IDX_lead_search_key_trgm', { synchronize: false })
@Entity('lead')
export class Lead extends VendureEntity {
    constructor(input?: DeepPartial<Lead>) {
        super(input);
    }

    declare id: number;

    @Index('IDX_lead_state')
    @Column('text')
    state: LeadState;

    @Index('IDX_lead_source')
    @Column('text')
    source: LeadSource;

    @Column('text')
    companyName: string;

    @Column('text')
    searchKey: string;

    @Column('text')
    personName: string;

    @Column('text', { nullable: true })
    phone: string | null;

    @Column('text', { nullable: true })
    emailAddress: string | null;

    @Column('text', { default: 'IR' })
    countryCode: string;

    @Column('text')
    language: string;

    /** What he wants, in his words or the sales expert's. */
    @Column('text', { default: '' })
    message: string;

    @ManyToOne(() => Administrator, { onDelete: 'SET NULL', nullable: true })
    owner: Relation<Administrator> | null;

    @Index('IDX_lead_owner')
    @Column('int', { nullable: true })
    ownerId: number | null;

    @Column('text', { nullable: true })
    disqualifiedReason: string | null;

    /** The next day on which somebody has promised to follow up. */
    @Index('IDX_lead_follow_up')
    @Column('date', { nullable: true })
    followUpOn: string | null;

    /** Which consent text the sender of a contact request saw, and when he agreed. */
    @Column('text', { nullable: true })
    consentVersion: string | null;

    @Column('timestamptz', { nullable: true })
    consentAt: Date | null;

    @Column('timestamptz', { nullable: true })
    qualifiedAt: Date | null;

    /** When it was converted or disqualified. */
    @Column('timestamptz', { nullable: true })
    closedAt: Date | null;

    @VersionColumn({ default: 1 })
    version: number;
}
