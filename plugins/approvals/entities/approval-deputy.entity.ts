import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import { Company, CompanyMember } from '../../organizations';

/** Who decides in an approver's stead while he is away. */
@Check('CHK_approval_deputy_other', '"memberId" <> "deputyMemberId"')
@Check('CHK_approval_deputy_days', '"from" <= "until"')
@Entity('approval_deputy')
export class ApprovalDeputy extends VendureEntity {
    constructor(input?: DeepPartial<ApprovalDeputy>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'CASCADE' })
    company: Relation<Company>;

    @Index('IDX_approval_deputy_company')
    @Column('int')
    companyId: number;

    @ManyToOne(() => CompanyMember, { onDelete: 'CASCADE' })
    member: Relation<CompanyMember>;

    @Index('IDX_approval_deputy_member')
    @Column('int')
    memberId: number;

    @ManyToOne(() => CompanyMember, { onDelete: 'CASCADE' })
    deputyMember: Relation<CompanyMember>;

    @Index('IDX_approval_deputy_deputy')
    @Column('int')
    deputyMemberId: number;

    @Column('date')
    from: string;

    /** Included. */
    @Column('date')
    until: string;

    @VersionColumn({ default: 1 })
    version: number;
}
