import { Customer, type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import type { Language } from '../domain/languages';
import type { MemberRole } from '../domain/member-roles';
import { CompanyBranch } from './company-branch.entity';
import { CompanyRole } from './company-role.entity';
import { Company } from './company.entity';

/** How a company that invites a known person wrote him down: it learns what he calls himself once he has joined. */
export interface InvitedAs {
    firstName: string;
    lastName: string;
    phone: string | null;
}

/** A person who acts for a company in the portal. Name, e-mail and phone are the core Customer's. */
@Index('UQ_company_member_customer_company', ['customerId', 'companyId'], { unique: true })
@Entity('company_member')
export class CompanyMember extends VendureEntity {
    constructor(input?: DeepPartial<CompanyMember>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Relation<Company>;

    @Index('IDX_company_member_company')
    @Column('int')
    companyId: number;

    @ManyToOne(() => CompanyBranch, { onDelete: 'RESTRICT', nullable: true })
    branch: Relation<CompanyBranch> | null;

    /** Null: the member acts for the whole company. */
    @Index('IDX_company_member_branch')
    @Column('int', { nullable: true })
    branchId: number | null;

    @ManyToOne(() => Customer, { onDelete: 'RESTRICT' })
    customer: Relation<Customer>;

    /** One person may be a member of several companies, of each once. */
    @Column('int')
    customerId: number;

    /** The preset, which holds where there is no role of the company's own. */
    @Column('text')
    role: MemberRole;

    @ManyToOne(() => CompanyRole, { onDelete: 'RESTRICT', nullable: true })
    ownRole: Relation<CompanyRole> | null;

    /** A role that the company made itself; it wins over `role`. */
    @Index('IDX_company_member_own_role')
    @Column('int', { nullable: true })
    ownRoleId: number | null;

    @Column('text')
    language: Language;

    @Column('boolean', { default: true })
    active: boolean;

    /** When the invitation was taken up; null while it is still open. */
    @Column('timestamptz', { nullable: true })
    acceptedAt: Date | null;

    /** Null once the person has joined, and for one whom this company was the first to know. */
    @Column('jsonb', { nullable: true })
    invitedAs: InvitedAs | null;

    /** When the person last chose this membership: his next session begins with the latest. */
    @Column('timestamptz', { nullable: true })
    lastUsedAt: Date | null;

    @VersionColumn({ default: 1 })
    version: number;
}
