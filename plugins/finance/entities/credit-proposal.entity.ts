import { Administrator, type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import { Company } from '../../organizations';
import type { ProposalState } from '../domain/four-eyes';

/** A large credit that one person wants and another one has to agree to: a raised limit, or an order past it. */
@Index('UQ_credit_proposal_limit', ['companyId'], { unique: true, where: `state = 'waiting' AND "orderId" IS NULL` })
@Index('UQ_credit_proposal_order', ['orderId'], { unique: true, where: `state = 'waiting'` })
@Index('IDX_credit_proposal_state', ['state', 'id'])
@Entity('credit_proposal')
export class CreditProposal extends VendureEntity {
    constructor(input?: DeepPartial<CreditProposal>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'CASCADE' })
    company: Relation<Company>;

    @Index('IDX_credit_proposal_company')
    @Column('int')
    companyId: number;

    /** The order that is to pass the limit; null where the limit itself is to be raised. */
    @Column('int', { nullable: true })
    orderId: number | null;

    /** What the order takes. */
    @Money({ nullable: true })
    amountMinor: number | null;

    /** The limit as it was when this was asked for. */
    @Money({ nullable: true })
    fromLimitMinor: number | null;

    /** Null: no limit. */
    @Money({ nullable: true })
    limitMinor: number | null;

    @Column('int', { default: 0 })
    termDays: number;

    @Column('text')
    currencyCode: string;

    @Column('text')
    state: ProposalState;

    /** Why it is asked for. */
    @Column('text', { default: '' })
    reason: string;

    @ManyToOne(() => Administrator, { onDelete: 'RESTRICT' })
    proposedByAdministrator: Relation<Administrator>;

    @Column('int')
    proposedByAdministratorId: number;

    @Column('timestamptz', { default: () => 'now()' })
    proposedAt: Date;

    @ManyToOne(() => Administrator, { onDelete: 'RESTRICT', nullable: true })
    decidedByAdministrator: Relation<Administrator> | null;

    @Column('int', { nullable: true })
    decidedByAdministratorId: number | null;

    @Column('timestamptz', { nullable: true })
    decidedAt: Date | null;

    /** Why it was refused. */
    @Column('text', { nullable: true })
    decisionReason: string | null;

    @VersionColumn({ default: 1 })
    version: number;
}
