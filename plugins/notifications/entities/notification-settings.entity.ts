import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, VersionColumn } from 'typeorm';

/** How the firm writes to people: one row, absent until it is saved for the first time. */
@Check('CHK_notification_settings_one_row', '"id" = 1')
@Entity('notification_settings')
export class NotificationSettingsRow extends VendureEntity {
    constructor(input?: DeepPartial<NotificationSettingsRow>) {
        super(input);
    }

    /** Minutes from midnight on the firm's clock; null: SMS go at any hour. */
    @Column('int', { nullable: true })
    quietFrom: number | null;

    @Column('int', { nullable: true })
    quietUntil: number | null;

    @Column('int')
    smsPerNumberPerDay: number;

    /** In parts, which is what a provider bills. */
    @Column('int')
    smsPerDay: number;

    /** `order-approved:sms`: events that are not told over that channel. */
    @Column('text', { array: true })
    switchedOff: string[];

    @VersionColumn()
    version: number;
}
