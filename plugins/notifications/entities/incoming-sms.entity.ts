import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

/** `routed`: in a conversation. `stopped`, `started`: a wish to get no more SMS, or again. `open`: nobody knows who it is, a person has to look. */
export type IncomingState = 'open' | 'routed' | 'stopped' | 'started' | 'done';

/** What somebody wrote to our line. His text is a stranger's: it is shown and never carried out. */
@Entity('incoming_sms')
@Index('UQ_incoming_sms', ['provider', 'externalId'], { unique: true })
@Index('IDX_incoming_sms_state', ['state', 'createdAt'])
@Index('IDX_incoming_sms_sender', ['sender', 'createdAt'])
export class IncomingSmsRow extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<IncomingSmsRow>) {
        super(input);
    }

    @Column('text')
    provider: string;

    /** The provider's id; where he gives none, made of what it says and the hour. */
    @Column('text')
    externalId: string;

    @Column('text')
    sender: string;

    @Column('text')
    line: string;

    @Column('text')
    text: string;

    @Column('text')
    state: IncomingState;

    /** Where it went, for example `support-thread:7`. */
    @Column('text', { nullable: true })
    aggregate: string | null;

    @Column('int', { nullable: true })
    settledByAdministratorId: number | null;

    @Column('timestamptz', { nullable: true })
    settledAt: Date | null;
}
