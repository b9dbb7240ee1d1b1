import { type DeepPartial, EntityId, type ID, Money, Order, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { Company } from '../../organizations';
import type { Decision } from '../domain/order-way';

/**
 * What one distributor has to do with an end customer's order: what it costs him, what his own customer pays him, and whether
 * he agreed. Written when the order comes to the distributors; the amounts are never changed.
 */
@Entity('distributor_earning')
@Check('distributor_earning_no_loss', '"costNet" >= 0 AND "paidNet" >= "costNet"')
@Index('UQ_distributor_earning', ['orderId', 'level'], { unique: true })
@Index('IDX_distributor_earning_company', ['companyId', 'reachedAt'])
@Index('IDX_distributor_earning_waiting', ['companyId'], { where: `decision = 'waiting'` })
export class DistributorEarning extends VendureEntity {
    constructor(input?: DeepPartial<DistributorEarning>) {
        super(input);
    }

    @ManyToOne(() => Order, { onDelete: 'CASCADE' })
    order: Relation<Order>;

    @EntityId()
    orderId: ID;

    /** 0 is the root, who buys from the merchant; the greatest is the buyer's own distributor. */
    @Column('int')
    level: number;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Relation<Company>;

    /** The distributor. */
    @Column('int')
    companyId: number;

    /** His customer: the buyer, or the distributor one level below. */
    @Index('IDX_distributor_earning_customer')
    @Column('int')
    customerCompanyId: number;

    /** His customer is the one who ordered. */
    @Column('boolean')
    isDirect: boolean;

    @Money()
    costNet: number;

    @Money()
    paidNet: number;

    /** What the root owes the merchant, with the tax of his own country; null for the others. */
    @Money({ nullable: true })
    owedGross: number | null;

    @Column('boolean')
    needsApproval: boolean;

    /** Null until the order comes to him. */
    @Column('text', { nullable: true })
    decision: Decision | null;

    @Column('timestamptz', { nullable: true })
    reachedAt: Date | null;

    @Column('timestamptz', { nullable: true })
    decidedAt: Date | null;

    @EntityId({ nullable: true })
    decidedByMemberId: ID | null;
}
