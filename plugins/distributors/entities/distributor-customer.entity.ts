import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, type Relation } from 'typeorm';

import { Company } from '../../organizations';

export const acceptances = ['approval', 'automatic'] as const;
/** Whether the distributor looks at each order of the customer first. */
export type Acceptance = (typeof acceptances)[number];

/** That a company is the end customer of a distributor, and on what terms. */
@Entity('distributor_customer')
@Check('distributor_customer_not_itself', '"companyId" <> "distributorCompanyId"')
@Check('distributor_customer_markup', '"markupBasisPoints" BETWEEN 0 AND 100000')
export class DistributorCustomer extends VendureEntity {
    constructor(input?: DeepPartial<DistributorCustomer>) {
        super(input);
    }

    declare id: number;

    @OneToOne(() => Company, { onDelete: 'RESTRICT' })
    @JoinColumn({ name: 'companyId' })
    company: Relation<Company>;

    /** The end customer. A company has one distributor at most. */
    @Column('int')
    companyId: number;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    distributorCompany: Relation<Company>;

    @Index('IDX_distributor_customer_distributor')
    @Column('int')
    distributorCompanyId: number;

    /** What the distributor adds to his own price: 1250 is 12.5 %. */
    @Column('int')
    markupBasisPoints: number;

    @Column('text')
    acceptance: Acceptance;

    /** Off: nothing is for sale to the customer, nor to those below him. */
    @Column('boolean', { default: true })
    active: boolean;

    @Column('int', { default: 1 })
    version: number;

    /** From the sequence of all prices' versions: a changed mark-up is another price. */
    @Column('int')
    priceVersion: number;
}
