import { Customer, type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import type { Language } from '../domain/languages';
import type { MemberRole } from '../domain/member-roles';
import { CompanyBranch } from './company-branch.entity';
import { Company } from './company.entity';

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

    @Column('text')
    role: MemberRole;

    @Column('text')
    language: Language;

    @Column('boolean', { default: true })
    active: boolean;

    /** When the invitation was taken up; null while it is still open. */
    @Column('timestamptz', { nullable: true })
    acceptedAt: Date | null;
}
