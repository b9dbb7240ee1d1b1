import { type DeepPartial, EntityId, type ID, Money, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

import { Company } from '../../organizations';

/** What a company owes by the books of the firm's ERP, which know of more than we do. Nothing is reckoned with it. */
@Entity('stated_balance')
export class StatedBalance extends VendureEntity {
    constructor(input?: DeepPartial<StatedBalance>) {
        super(input);
    }

    @ManyToOne(() => Company, { onDelete: 'CASCADE' })
    company: Company;

    @Index('stated_balance_company', { unique: true })
    @EntityId()
    companyId: ID;

    /** Negative when the firm owes. */
    @Money()
    balanceMinor: number;

    @Column('text')
    currencyCode: string;

    /** When the ERP said so. */
    @Column('timestamptz')
    asOf: Date;
}
