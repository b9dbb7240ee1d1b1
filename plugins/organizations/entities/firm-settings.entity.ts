import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, VersionColumn } from 'typeorm';

import type { FirmCalendar } from '../domain/firm-defaults';
import type { Language } from '../domain/languages';

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
}
