import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import type { BranchContact } from '../domain/branch-contacts';
import { Company } from './company.entity';

/** An address of a company with its own contact data; branches form a tree. */
@Index('IDX_company_branch_phone', { synchronize: false })
@Index('IDX_company_branch_city', { synchronize: false })
@Index('UQ_company_branch_head_office', { synchronize: false })
@Entity('company_branch')
export class CompanyBranch extends VendureEntity {
    constructor(input?: DeepPartial<CompanyBranch>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Relation<Company>;

    @Index('IDX_company_branch_company')
    @Column('int')
    companyId: number;

    @ManyToOne(() => CompanyBranch, { onDelete: 'RESTRICT', nullable: true })
    parent: Relation<CompanyBranch> | null;

    @Index('IDX_company_branch_parent')
    @Column('int', { nullable: true })
    parentId: number | null;

    @Column('text')
    name: string;

    /** Who takes deliveries at the address. */
    @Column('text', { default: '' })
    contactName: string;

    /** Whom one calls or writes to, the main one first. */
    @Column('jsonb', { default: () => "'[]'" })
    contacts: BranchContact[];

    @Column('text', { nullable: true })
    phone: string | null;

    @Column('text', { nullable: true })
    email: string | null;

    @Column('text', { default: '' })
    streetLine: string;

    @Column('text', { default: '' })
    city: string;

    @Column('text', { default: '' })
    postalCode: string;

    @Column('text', { default: 'IR' })
    countryCode: string;

    @Column('boolean', { default: true })
    active: boolean;

    /** Whether orders may be placed for it, once the company may order at all. */
    @Column('boolean', { default: true })
    orderingEnabled: boolean;

    /** Exactly one branch of a company is its head office; a partial unique index keeps it so. */
    @Column('boolean', { default: false })
    isHeadOffice: boolean;

    @VersionColumn({ default: 1 })
    version: number;
}
