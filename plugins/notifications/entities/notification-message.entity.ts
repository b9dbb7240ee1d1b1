import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

import type { Channel, DeliveryState } from '../domain/delivery';

/** One text to one person over one channel. */
@Entity('notification_message')
@Index('UQ_notification_message_event', ['dedupeKey', 'channel', 'recipient'], { unique: true })
@Index('IDX_notification_message_aggregate', ['aggregate'])
@Index('IDX_notification_message_recipient', ['recipient', 'createdAt'])
@Index('IDX_notification_message_state', ['state'])
@Index('IDX_notification_message_ask', ['askAt'])
@Index('IDX_notification_message_reference', ['provider', 'reference'])
export class NotificationMessage extends VendureEntity {
    constructor(input?: DeepPartial<NotificationMessage>) {
        super(input);
    }

    @Column('text')
    channel: Channel;

    @Column('text')
    template: string;

    @Column('text')
    language: string;

    /** Phone number in E.164 or mail address. Screens show it masked. */
    @Column('text')
    recipient: string;

    @Column('text', { default: '' })
    recipientName: string;

    @Column('text', { nullable: true })
    subject: string | null;

    @Column('text')
    body: string;

    @Column('text', { nullable: true })
    htmlBody: string | null;

    /** Holds a one-time link: screens hide it, and it is wiped once a provider has taken the text. */
    @Column('boolean', { default: false })
    confidential: boolean;

    /** SMS parts that the provider bills; 1 for mail. */
    @Column('int', { default: 1 })
    parts: number;

    @Column('text', { default: 'QUEUED' })
    state: DeliveryState;

    @Column('text', { nullable: true })
    provider: string | null;

    @Column('text', { nullable: true })
    reference: string | null;

    @Column('text', { nullable: true })
    lastError: string | null;

    /** What it is about, for example `order:12`. */
    @Column('text')
    aggregate: string;

    /** The event that it tells of: one message per event, channel and recipient. */
    @Column('text')
    dedupeKey: string;

    /** Set just before the provider is called: a crash after this instant leaves the outcome unknown. */
    @Column('timestamptz', { nullable: true })
    attemptedAt: Date | null;

    /** The replay of the outbox message that was last carried out: a person may send again what nobody can tell of. */
    @Column('int', { default: 0 })
    replays: number;

    /** Until when it is held back: the end of the quiet hours. */
    @Column('timestamptz', { nullable: true })
    waitsUntil: Date | null;

    /** When the provider is asked what became of it; null: not any more. */
    @Column('timestamptz', { nullable: true })
    askAt: Date | null;

    @Column('int', { default: 0 })
    askStep: number;

    @Column('timestamptz', { nullable: true })
    settledAt: Date | null;
}
