import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import type { AccessMode } from '../domain/access-modes';
import type { FirmCalendar, WelcomeMail } from '../domain/firm-defaults';
import type { Language } from '../domain/languages';
import { Company } from './company.entity';

/** The merchant's own settings: one row. */
@Check('CHK_firm_settings_one_row', '"id" = 1')
@Entity('firm_settings')
export class FirmSettingsRow extends VendureEntity {
    constructor(input?: DeepPartial<FirmSettingsRow>) {
        super(input);
    }

    declare id: number;

    @Column('text')
    name: string;

    @Column('text')
    timeZone: string;

    @Column('text')
    calendar: FirmCalendar;

    /** Days without work, 0 is Sunday. */
    @Column('int', { array: true })
    weekendDays: number[];

    @Column('text')
    holidayCountry: string;

    @Column('text')
    currencyCode: string;

    @Column('text')
    language: Language;

    @Column('text', { nullable: true })
    supportPhone: string | null;

    @Column('text', { nullable: true })
    supportEmail: string | null;

    @VersionColumn({ default: 1 })
    version: number;

    @Column('text', { default: 'closed' })
    accessMode: AccessMode;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT', nullable: true })
    publicCompany: Relation<Company> | null;

    @Column('int', { nullable: true })
    publicCompanyId: number | null;

    @Column('boolean', { default: false })
    acceptsApplications: boolean;

    @Column('text', { default: 'at-once' })
    welcomeMail: WelcomeMail;
}
