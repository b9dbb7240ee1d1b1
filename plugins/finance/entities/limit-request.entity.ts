import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import { Company, CompanyMember } from '../../organizations';

export type LimitRequestState = 'open' | 'granted' | 'refused' | 'withdrawn';

/** A company's wish for a higher credit limit. */
@Entity('limit_request')
@Index('limit_request_open', ['companyId'], { unique: true, where: `state = 'open'` })
export class LimitRequest extends VendureEntity {
    constructor(input?: DeepPartial<LimitRequest>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Relation<Company>;

    @Index()
    @Column('int')
    companyId: number;

    @ManyToOne(() => CompanyMember, { onDelete: 'RESTRICT' })
    member: Relation<CompanyMember>;

    @Column('int')
    memberId: number;

    @Money()
    wishedLimitMinor: number;

    /** The limit when it was asked for; null: none. */
    @Money({ nullable: true })
    limitMinor: number | null;

    @Column('text')
    currencyCode: string;

    @Column('text', { default: '' })
    justification: string;

    @Column('text', { default: 'open' })
    state: LimitRequestState;

    @Column('text', { nullable: true })
    answer: string | null;

    @Column('int', { nullable: true })
    decidedByAdministratorId: number | null;

    @Column('timestamptz', { nullable: true })
    decidedAt: Date | null;

    @VersionColumn({ default: 1 })
    version: number;
}
