import { Calculated, type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import type { CompanyKind } from '../domain/access-modes';
import type { AddressMode } from '../domain/address-mode';
import type { Language } from '../domain/languages';
import { CompanyGroup } from './company-group.entity';

/** What lists of companies count: not stored, but filtered and sorted by as if it were. The builder quotes the names. */
const counted = (expression: string) => Calculated({ expression }) as PropertyDecorator;

/** A firm that buys. Its people are members; its addresses are branches. */
@Index('IDX_company_search_key_trgm', { synchronize: false })
@Index('IDX_company_mail_domain', { synchronize: false })
@Index('IDX_company_search_trgm', { synchronize: false })
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

    @ManyToOne(() => CompanyGroup, { onDelete: 'RESTRICT', onUpdate: 'CASCADE', nullable: true })
    @JoinColumn({ name: 'groupName', referencedColumnName: 'name' })
    group: Relation<CompanyGroup> | null;

    @Index('IDX_company_group_name')
    @Column('text', { nullable: true })
    groupName: string | null;

    /** As the register of companies writes it, where it differs from the name in use. */
    @Column('text', { nullable: true })
    legalName: string | null;

    /** What the country calls it: LLC, sp. z o.o., سهامی خاص. */
    @Column('text', { nullable: true })
    legalForm: string | null;

    /** Of the register of companies: شماره ثبت, KRS, ОГРН. */
    @Column('text', { nullable: true })
    registrationNumber: string | null;

    /** کد اقتصادی, REGON, КПП: what invoices carry beside the tax number. */
    @Column('text', { nullable: true })
    economicCode: string | null;

    @Column('text', { nullable: true })
    legalAddress: string | null;

    /** The company that took over all that was this one's; then this one is inactive for good, or until the merge is undone. */
    @Column('int', { nullable: true })
    mergedIntoId: number | null;

    /** How its people come by delivery addresses. */
    @Column('text', { default: 'approval' })
    addressMode: AddressMode;

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

    @Index('IDX_company_kind')
    @Column('text', { default: 'customer' })
    kind: CompanyKind;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT', nullable: true })
    offerOfCompany: Relation<Company> | null;

    /** Whose categories and price lists it is offered; null: its own. */
    @Index('IDX_company_offer_of')
    @Column('int', { nullable: true })
    offerOfCompanyId: number | null;

    @VersionColumn({ default: 1 })
    version: number;

    /** Of the head office. */
    @counted(`COALESCE((SELECT b.city FROM company_branch b WHERE b.companyId = company.id AND b.isHeadOffice), '')`)
    city?: string;

    @counted('(SELECT count(*) FROM company_branch b WHERE b.companyId = company.id)')
    branchCount?: number;

    /** Those who may sign in. */
    @counted('(SELECT count(*) FROM company_member m WHERE m.companyId = company.id AND m.active)')
    memberCount?: number;
}
