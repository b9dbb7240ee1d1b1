import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, VersionColumn } from 'typeorm';

import type { Language } from '../domain/languages';

/** A firm that buys. Its people are members; its addresses are branches. */
@Index('IDX_company_search_key_trgm', { synchronize: false })
@Index('IDX_company_mail_domain', { synchronize: false })
@Entity('company')
export class Company extends VendureEntity {
    constructor(input?: DeepPartial<Company>) {
        super(input);
    }

    declare id: number;

    /** The merchant's own customer number, by which imports find the company again. */
    @Index('UQ_company_code', { unique: true, where: '"code" IS NOT NULL' })
    @Column('text', { nullable: true })
    code: string | null;

    @Index('IDX_company_name')
    @Column('text')
    name: string;

    /** The name without what spelling varies in; finds duplicates and answers searches. */
    @Column('text')
    searchKey: string;

    @Column('text', { default: 'IR' })
    countryCode: string;

    @Index('IDX_company_tax_id')
    @Column('text', { nullable: true })
    taxId: string | null;

    @Index('IDX_company_phone')
    @Column('text', { nullable: true })
    phone: string | null;

    @Index('IDX_company_email')
    @Column('text', { nullable: true })
    email: string | null;

    @Index('IDX_company_group_name')
    @Column('text', { nullable: true })
    groupName: string | null;

    @Column('text')
    currencyCode: string;

    @Column('text')
    language: Language;

    @Index('IDX_company_active')
    @Column('boolean', { default: true })
    active: boolean;

    /** Portal access and ordering are apart: a company may look before the sales team lets it order. */
    @Column('boolean', { default: false })
    orderingEnabled: boolean;

    /** Staff let it have customers of its own. */
    @Column('boolean', { default: false })
    isDistributor: boolean;

    /** The sales expert whom the company's members see as their contact. */
    @Index('IDX_company_manager')
    @Column('int', { nullable: true })
    managerAdministratorId: number | null;

    /** Until the end of this day its orders are reviewed as a new customer's. */
    @Column('date', { nullable: true })
    isNewCustomerUntil: string | null;

    @VersionColumn({ default: 1 })
    version: number;
}
