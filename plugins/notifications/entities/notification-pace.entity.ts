import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

/** How fast a channel goes and how much it has sent today: one row a channel, which all workers count on. */
@Entity('notification_pace')
@Index('UQ_notification_pace', ['channel'], { unique: true })
export class NotificationPace extends VendureEntity {
    constructor(input?: DeepPartial<NotificationPace>) {
        super(input);
    }

    @Column('text')
    channel: string;

    /** The next instant at which a text may go. */
    @Column('timestamptz')
    nextAt: Date;

    /** On the firm's calendar. */
    @Column('date')
    day: string;

    @Column('int')
    partsToday: number;
}
