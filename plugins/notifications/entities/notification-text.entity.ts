import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, VersionColumn } from 'typeorm';

import type { Channel } from '../domain/delivery';

/** The firm's own words for an event, in place of those that come with Karvan. */
@Entity('notification_text')
@Index('UQ_notification_text', ['template', 'channel', 'language'], { unique: true })
export class NotificationText extends VendureEntity {
    constructor(input?: DeepPartial<NotificationText>) {
        super(input);
    }

    @Column('text')
    template: string;

    @Column('text')
    channel: Channel;

    @Column('text')
    language: string;

    /** Of a mail the first line is its subject. */
    @Column('text')
    text: string;

    @VersionColumn()
    version: number;
}
