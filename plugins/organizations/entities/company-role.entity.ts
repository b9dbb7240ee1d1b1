import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import type { MemberPermission } from '../../../kernel/scope';
import { Company } from './company.entity';

/** A role that a company made for itself, beside the presets: a name, and what whoever has it may do. */
@Index('UQ_company_role_name', ['companyId', 'nameKey'], { unique: true })
@Entity('company_role')
export class CompanyRole extends VendureEntity {
    constructor(input?: DeepPartial<CompanyRole>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    @Column('text')
    name: string;

    /** The name as it is compared: two roles of a company that differ in spelling only would be taken for one another. */
    @Column('text')
    nameKey: string;

    @Column('text', { array: true })
    permissions: MemberPermission[];

    @VersionColumn({ default: 1 })
    version: number;
}
