import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, JoinColumn, OneToOne, type Relation } from 'typeorm';

import { Company } from '../../organizations';

/** Whether a company gets proposals, and when they were last worked out. */
@Entity('company_reorder')
export class CompanyReorder extends VendureEntity {
    constructor(input?: DeepPartial<CompanyReorder>) {
        super(input);
    }

    declare id: number;

    @OneToOne(() => Company, { onDelete: 'CASCADE' })
    @JoinColumn()
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    @Column('boolean', { default: true })
    isOn: boolean;

    @Column('timestamptz', { nullable: true })
    computedAt: Date | null;
}
