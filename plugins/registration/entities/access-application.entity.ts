import { Administrator, type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import { Company, CompanyMember, type Language } from '../../organizations';
import type { ApplicationState } from '../domain/application-states';

/** A firm's wish to buy here, as it filled in the form. Nothing of it reaches a company or an account before staff accept it. */
@Index('IDX_access_application_state_created', ['state', 'createdAt'])
@Entity('access_application')
export class AccessApplication extends VendureEntity {
    constructor(input?: DeepPartial<AccessApplication>) {
        super(input);
    }

    declare id: number;

    @Column('text')
    state: ApplicationState;

    @Column('text')
    companyName: string;

    /** As `company.searchKey`: finds duplicates and answers searches. */
    @Index('IDX_access_application_search_key')
    @Column('text')
    searchKey: string;

    @Index('IDX_access_application_country')
    @Column('text')
    countryCode: string;

    @Index('IDX_access_application_tax_id')
    @Column('text')
    taxId: string;

    /** Iran's کد اقتصادی. */
    @Column('text', { nullable: true })
    economicCode: string | null;

    @Column('text', { default: '' })
    streetLine: string;

    @Column('text', { default: '' })
    city: string;

    @Column('text', { default: '' })
    postalCode: string;

    @Column('text')
    firstName: string;

    @Column('text')
    lastName: string;

    @Index('IDX_access_application_phone')
    @Column('text')
    phone: string;

    @Index('IDX_access_application_email')
    @Column('text')
    emailAddress: string;

    /** Null for the hosts that everybody uses. */
    @Index('IDX_access_application_mail_domain')
    @Column('text', { nullable: true })
    mailDomain: string | null;

    @Column('text', { default: '' })
    message: string;

    @Column('text')
    language: Language;

    /** When the person behind the address opened the link that was sent there. */
    @Column('timestamptz', { nullable: true })
    confirmedAt: Date | null;

    @Column('timestamptz', { nullable: true })
    decidedAt: Date | null;

    /** As the audit log writes an actor. */
    @Column('text', { nullable: true })
    decidedBy: string | null;

    /** Why it was refused, in the words that the applicant was sent. */
    @Column('text', { nullable: true })
    reason: string | null;

    @ManyToOne(() => Company, { onDelete: 'SET NULL', nullable: true })
    company: Relation<Company> | null;

    @Index('IDX_access_application_company')
    @Column('int', { nullable: true })
    companyId: number | null;

    @ManyToOne(() => CompanyMember, { onDelete: 'SET NULL', nullable: true })
    member: Relation<CompanyMember> | null;

    @Column('int', { nullable: true })
    memberId: number | null;

    @ManyToOne(() => Administrator, { onDelete: 'SET NULL', nullable: true })
    assignedAdministrator: Relation<Administrator> | null;

    /** Who of the staff took it up; null while it is everybody's. */
    @Index('IDX_access_application_assigned')
    @Column('int', { nullable: true })
    assignedAdministratorId: number | null;

    @ManyToOne(() => Company, { onDelete: 'SET NULL', nullable: true })
    guestCompany: Relation<Company> | null;

    /** The guest of the open shop who applied: what he ordered becomes the accepted company's. */
    @Index('IDX_access_application_guest_company')
    @Column('int', { nullable: true })
    guestCompanyId: number | null;

    /** When the accepted person was last sent his invitation; null while staff have yet to press the button. */
    @Column('timestamptz', { nullable: true })
    welcomedAt: Date | null;

    @VersionColumn({ default: 1 })
    version: number;
}
