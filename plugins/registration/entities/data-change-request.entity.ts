import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, OneToMany, type Relation, VersionColumn } from 'typeorm';

import { Company, CompanyMember } from '../../organizations';
import type { ChangeRequestState } from '../domain/change-request';
import { DataChangeField } from './data-change-field.entity';

/** A member's wish that the firm changes his company's master data. */
@Index('UQ_data_change_request_open', ['companyId'], { unique: true, where: `"state" = 'open'` })
@Index('IDX_data_change_request_state_created', ['state', 'createdAt'])
@Entity('data_change_request')
export class DataChangeRequest extends VendureEntity {
    constructor(input?: DeepPartial<DataChangeRequest>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Relation<Company>;

    @Index('IDX_data_change_request_company')
    @Column('int')
    companyId: number;

    @ManyToOne(() => CompanyMember, { onDelete: 'RESTRICT' })
    member: Relation<CompanyMember>;

    @Index('IDX_data_change_request_member')
    @Column('int')
    memberId: number;

    @Column('text')
    state: ChangeRequestState;

    @Column('text', { default: '' })
    note: string;

    @OneToMany(() => DataChangeField, field => field.request)
    fields: Relation<DataChangeField>[];

    @Column('timestamptz', { nullable: true })
    decidedAt: Date | null;

    @Column('text', { nullable: true })
    decidedBy: string | null;

    @VersionColumn({ default: 1 })
    version: number;
}
