import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, VersionColumn } from 'typeorm';

/** How soon customers are answered, in minutes of the desk's hours. There is one row. */
@Entity('support_settings')
export class SupportSettings extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<SupportSettings>) {
        super(input);
    }

    /** Minutes after midnight in the firm's time zone. */
    @Column('int', { default: 480 })
    openMinute: number;

    @Column('int', { default: 1020 })
    closeMinute: number;

    @Column('int', { default: 540 })
    normalMinutes: number;

    @Column('int', { default: 240 })
    highMinutes: number;

    @Column('int', { default: 60 })
    urgentMinutes: number;

    @VersionColumn({ default: 1 })
    version: number;
}
