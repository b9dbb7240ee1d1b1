import { type DeepPartial, EntityId, type ID, Money, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

import { Company } from '../../organizations';

/** On what terms goods are delivered to a company. Without a row the firm's hold. */
@Entity('company_delivery_terms')
export class CompanyDeliveryTerms extends VendureEntity {
    constructor(input?: DeepPartial<CompanyDeliveryTerms>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'CASCADE' })
    company: Company;

    @Index('UQ_company_delivery_terms', { unique: true })
    @EntityId()
    companyId: ID;

    /** Net, in the company's currency; null: the firm's own of that currency. */
    @Money({ nullable: true })
    minimumNet: number | null;

    /** Null: all of them. */
    @Column('text', { array: true, nullable: true })
    ways: string[] | null;

    /** Rises with each change. */
    @Column('int', { default: 1 })
    version: number;
}
