import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, VersionColumn } from 'typeorm';

import type { FormField, Texts } from '../domain/complaint-form';

/** What somebody may complain about, and what the firm asks of him then. */
@Entity('complaint_kind')
export class ComplaintKind extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<ComplaintKind>) {
        super(input);
    }

    @Column('jsonb')
    name: Texts;

    @Column('jsonb', { default: [] })
    fields: FormField[];

    @Column('int', { default: 0 })
    position: number;

    /** One that is not offered any more stays for the complaints that have it. */
    @Column('boolean', { default: true })
    active: boolean;

    @VersionColumn({ default: 1 })
    version: number;
}
