import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, ManyToOne, type Relation, Unique } from 'typeorm';

import type { DataField } from '../domain/company-data';
import { DataChangeRequest } from './data-change-request.entity';

/** One field of a data-change request, and what staff answered. */
@Unique('UQ_data_change_field', ['requestId', 'field'])
@Entity('data_change_field')
export class DataChangeField extends VendureEntity {
    constructor(input?: DeepPartial<DataChangeField>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => DataChangeRequest, request => request.fields, { onDelete: 'CASCADE' })
    request: Relation<DataChangeRequest>;

    @Column('int')
    requestId: number;

    @Column('text')
    field: DataField;

    /** What the company had when the change was asked for. */
    @Column('text', { nullable: true })
    oldValue: string | null;

    @Column('text', { nullable: true })
    newValue: string | null;

    /** Null while nobody has decided. */
    @Column('boolean', { nullable: true })
    accepted: boolean | null;

    @Column('text', { nullable: true })
    reason: string | null;
}
