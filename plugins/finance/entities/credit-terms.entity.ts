import { type DeepPartial, EntityId, type ID, Money, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

/** On what terms a company buys. A company without a row buys on account without a limit, due at once. */
@Entity('credit_terms')
export class CreditTerms extends VendureEntity {
    constructor(input?: DeepPartial<CreditTerms>) {
        super(input);
    }

    @Index('credit_terms_company', { unique: true })
    @EntityId()
    companyId: ID;

    /** Null: no limit. */
    @Money({ nullable: true })
    limitMinor: number | null;

    @Column('int', { default: 0 })
    termDays: number;

    @Column('text')
    currencyCode: string;

    /** Goes up with each change. */
    @Column('int', { default: 1 })
    version: number;
}
