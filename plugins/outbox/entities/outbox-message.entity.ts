import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

import type { OutboxState } from '../domain/outbox-states';

/** An effect outside PostgreSQL, written in the business transaction and carried out by the dispatcher. */
@Entity('outbox_message')
@Index('UQ_outbox_message_key', ['key'], { unique: true })
@Index('UQ_outbox_message_aggregate_sequence', ['aggregate', 'sequence'], { unique: true })
@Index('IDX_outbox_message_state_kind', ['state', 'kind'])
@Index('IDX_outbox_message_open', { synchronize: false })
@Index('IDX_outbox_message_open_aggregate', { synchronize: false })
export class OutboxMessage extends VendureEntity {
    constructor(input?: DeepPartial<OutboxMessage>) {
        super(input);
    }

    @Column('text')
    kind: string;

    /** What the effect is about, for example `order:12`: effects of one aggregate happen one after another. */
    @Column('text')
    aggregate: string;

    @Column('int')
    sequence: number;

    /** Ids only: nothing secret and nothing that may have changed by the time of the effect. */
    @Column('jsonb')
    payload: Record<string, unknown>;

    /** A second message with the same key is the same message. */
    @Column('text', { nullable: true })
    key: string | null;

    @Column('timestamptz')
    notBefore: Date;

    @Column('int', { default: 0 })
    attempts: number;

    /** How often a worker died (or fell silent) while it had this message. */
    @Column('int', { default: 0 })
    crashes: number;

    /** How often a person has put it back in the queue. */
    @Column('int', { default: 0 })
    replays: number;

    @Column('timestamptz', { nullable: true })
    leaseUntil: Date | null;

    @Column('text', { nullable: true })
    lockedBy: string | null;

    @Column('text', { default: 'PENDING' })
    state: OutboxState;

    @Column('text', { nullable: true })
    lastError: string | null;

    /** What the outside called it: a provider's message id, a document number. */
    @Column('text', { nullable: true })
    reference: string | null;

    @Column('timestamptz', { nullable: true })
    settledAt: Date | null;
}
