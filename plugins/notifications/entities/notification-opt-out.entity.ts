import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

import type { Channel } from '../domain/delivery';

/** Who said so: the person in the portal, or he answered an SMS with STOP. */
export type OptOutSource = 'portal' | 'sms';

/** News that somebody does without, known by where he is reached: he is one person in however many companies. */
@Entity('notification_opt_out')
@Index('UQ_notification_opt_out', ['recipient', 'channel', 'topic'], { unique: true })
export class NotificationOptOut extends VendureEntity {
    constructor(input?: DeepPartial<NotificationOptOut>) {
        super(input);
    }

    @Column('text')
    channel: Channel;

    @Column('text')
    recipient: string;

    /** A topic, or `*` for every SMS. */
    @Column('text')
    topic: string;

    @Column('text')
    source: OptOutSource;
}
