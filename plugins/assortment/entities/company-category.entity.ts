import { Collection, type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';

import { Company, CompanyBranch, CompanyGroup } from '../../organizations';

/** A category (a Vendure collection with all below it) opened to one company, to all companies of a group, or to one branch. */
@Check('CHK_company_category_to_one', 'num_nonnulls("companyId", "groupName", "branchId") = 1')
@Index('UQ_company_category_company', ['companyId', 'collectionId'], { unique: true, where: '"companyId" IS NOT NULL' })
@Index('UQ_company_category_group', ['groupName', 'collectionId'], { unique: true, where: '"groupName" IS NOT NULL' })
@Index('UQ_company_category_branch', ['branchId', 'collectionId'], { unique: true, where: '"branchId" IS NOT NULL' })
@Entity('company_category')
export class CompanyCategory extends VendureEntity {
    constructor(input?: DeepPartial<CompanyCategory>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'CASCADE', nullable: true })
    company: Relation<Company> | null;

    @Column('int', { nullable: true })
    companyId: number | null;

    @ManyToOne(() => CompanyGroup, { onDelete: 'CASCADE', onUpdate: 'CASCADE', nullable: true })
    @JoinColumn({ name: 'groupName', referencedColumnName: 'name' })
    group: Relation<CompanyGroup> | null;

    @Column('text', { nullable: true })
    groupName: string | null;

    @ManyToOne(() => CompanyBranch, { onDelete: 'CASCADE', nullable: true })
    branch: Relation<CompanyBranch> | null;

    @Column('int', { nullable: true })
    branchId: number | null;

    @ManyToOne(() => Collection, { onDelete: 'CASCADE' })
    collection: Collection;

    @Index('IDX_company_category_collection')
    @Column('int')
    collectionId: number;
}
