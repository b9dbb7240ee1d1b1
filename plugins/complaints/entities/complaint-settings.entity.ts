import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, VersionColumn } from 'typeorm';

import type { CountryRule, DeadlineRule } from '../domain/answer-deadline';

/** Who is told of complaints, and until when they are decided. There is one row. */
@Entity('complaint_settings')
export class ComplaintSettings extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<ComplaintSettings>) {
        super(input);
    }

    /** Beside the account manager; null: nobody. */
    @Column('text', { nullable: true })
    mail: string | null;

    @Column('int', { default: 10 })
    days: number;

    @Column('text', { default: 'working' })
    counts: DeadlineRule['counts'];

    @Column('jsonb', { default: [] })
    countries: CountryRule[];

    @VersionColumn({ default: 1 })
    version: number;
}
