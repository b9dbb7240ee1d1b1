import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import { Company, CompanyBranch } from '../../organizations';
import type { AddressState } from '../domain/address-state';

/** A place that a company has goods delivered to, beside its branches. */
@Check('CHK_company_address_state', `state IN ('waiting', 'usable', 'refused', 'retired')`)
@Index('IDX_company_address_company', ['companyId', 'state'])
@Index('IDX_company_address_waiting', ['createdAt'], { where: `state = 'waiting'` })
@Entity('company_address')
export class CompanyAddress extends VendureEntity {
    constructor(input?: DeepPartial<CompanyAddress>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    @ManyToOne(() => CompanyBranch, { onDelete: 'RESTRICT', nullable: true })
    branch: Relation<CompanyBranch> | null;

    /** Null: for the orders of every branch. */
    @Index('IDX_company_address_branch')
    @Column('int', { nullable: true })
    branchId: number | null;

    /** What its people call it. */
    @Column('text')
    label: string;

    @Column('text', { default: '' })
    contactName: string;

    @Column('text', { nullable: true })
    phone: string | null;

    @Column('text')
    streetLine: string;

    @Column('text')
    city: string;

    @Column('text', { default: '' })
    postalCode: string;

    @Column('text')
    countryCode: string;

    @Column('text')
    state: AddressState;

    /** Goes to the ERP with each order as an address for this once (dropshipping). */
    @Column('boolean', { default: false })
    oneTime: boolean;

    /** Why staff did not accept it. */
    @Column('text', { nullable: true })
    refusalReason: string | null;

    /** Who wrote it, when a member did. */
    @Column('int', { nullable: true })
    addedByMemberId: number | null;

    @VersionColumn({ default: 1 })
    version: number;
}
